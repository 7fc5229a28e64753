import { describe, expect, it } from 'vitest';
import { violations } from '../../../../server/evidence/consistency.ts';
import { LEFT_OUT } from '../../../../server/evidence/leftOut.ts';
import { PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { POSITIONS } from '../../../../server/evidence/positions.ts';
import { evidencePage } from '../../../../server/present/library/evidencePage.ts';
import { publicationPage } from '../../../../server/present/library/publicationPage.ts';

const page = evidencePage('1.2.3');

describe('the page of evidence', () => {
  it('has every publication once: those that were read, then those that they quote', () => {
    const ids = [...page.publications, ...page.cited].map(({ id }) => id);
    expect(ids.toSorted()).toEqual(PUBLICATIONS.map(({ id }) => id).toSorted());
    expect(page.publications).toHaveLength(5);
  });

  it('counts the figures that it shows', () => {
    const figures = PUBLICATIONS.map((publication) =>
      publicationPage(publication, '1.2.3').publication.tables.flatMap(({ entries }) => entries.map(({ id }) => id)),
    );
    expect(page.outcomeCount).toBe(figures.flat().length);
    const listed = [...page.publications, ...page.cited].map((each) => each.figures.map(({ text }) => text).toSorted());
    expect(listed).toEqual(figures.map((ids) => ids.toSorted()));
  });

  it('lists every record that was left out, with the reason', () => expect(page.leftOut).toEqual(LEFT_OUT));
});

describe('where publications differ', () => {
  it('every question stands with all of its sides, in the order of the library', () => {
    expect(page.positions.map(({ statements }) => statements.map(({ text }) => text))).toEqual(
      POSITIONS.map(({ statements }) => statements.map(({ text }) => text)),
    );
    expect(page.positions.filter(({ statements }) => statements.length < 2)).toEqual([]);
  });

  it('each side names who holds it, where to read it and the figures it rests on', () => {
    const [resection] = page.positions;
    expect(resection!.statements.map(({ who, outcomes }) => [who, outcomes.map(({ text }) => text)])).toEqual([
      ['Chen 1998', ['CHEN-01', 'CHEN-02']],
      ['Lang 2000', ['LANG-04']],
      ['Tirotta (review)', []],
    ]);
    expect(resection!.therapies).toBe('Hepatic resection');
  });
});

describe('how figures are checked', () => {
  it('every figure that breaks a rule is named under that rule', () => {
    const found = PUBLICATIONS.flatMap(violations);
    const listed = page.checks.flatMap(({ broken }) => broken.map(({ text }) => text));
    expect([...new Set(listed)].toSorted()).toEqual([...new Set(found.map(({ outcome }) => outcome))].toSorted());
  });

  it('each rule is worded, and a figure stands under it once', () => {
    expect(page.checks).toHaveLength(9);
    for (const { rule, broken } of page.checks) {
      expect(rule).toMatch(/\.$/);
      expect(new Set(broken.map(({ text }) => text)).size).toBe(broken.length);
    }
  });
});
