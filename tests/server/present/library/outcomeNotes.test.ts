import { describe, expect, it } from 'vitest';
import { PUBLICATIONS } from '../../../../server/evidence/library.ts';
import { figureTables } from '../../../../server/present/library/figureTables.ts';

const shown = PUBLICATIONS.map((publication) => {
  const notes = figureTables(publication).flatMap(({ entries }) => entries.map((entry) => entry));
  return { publication, notes };
});
const all = shown.flatMap(({ notes }) => notes);
const notesOf = (id: string) => all.find((entry) => entry.id === id)!.notes;

describe('what stands beside a figure', () => {
  it('every known problem of every outcome: in full, or by a link to where it is in full', () => {
    for (const { publication, notes } of shown)
      for (const outcome of publication.outcomes) {
        const own = notes.find(({ id }) => id === outcome.id)!.notes;
        const ids = [...own.problems.map(({ id }) => id), ...own.explainedAbove.map(({ text }) => text)];
        expect(ids.toSorted(), outcome.id).toEqual(outcome.knownProblems.map(({ id }) => id).toSorted());
      }
  });

  it('a problem that would let a wrong number through stands in full beside every figure that it touches', () => {
    for (const { publication, notes } of shown)
      for (const outcome of publication.outcomes) {
        const grave = outcome.knownProblems.filter(({ severity }) => severity === 'A');
        const own = notes.find(({ id }) => id === outcome.id)!.notes;
        expect(own.problems, outcome.id).toEqual(
          expect.arrayContaining(
            grave.map(({ printed, correct, basis }) => expect.objectContaining({ printed, correct, basis })),
          ),
        );
      }
  });

  it('each problem of a publication has one place of its own, to which the other figures point', () => {
    for (const { publication, notes } of shown) {
      const anchors = notes.flatMap((entry) => entry.notes.problems.flatMap(({ anchor }) => anchor ?? []));
      const problems = new Set(publication.outcomes.flatMap((outcome) => outcome.knownProblems.map(({ id }) => id)));
      expect(anchors.toSorted()).toEqual([...problems].map((id) => `${publication.id}-${id}`).toSorted());
      const links = notes.flatMap((entry) => entry.notes.explainedAbove.map(({ href }) => href.slice(1)));
      expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
    }
  });

  it('a corrected figure keeps what is printed', () => {
    expect(notesOf('KIM-01').standing).toEqual({
      word: 'Corrected',
      text: expect.stringMatching(/^Printed: 34\.2 months median.*starting point that is not stated.*; 10 patients\.$/),
    });
  });

  it('a doubted one says that it stands as printed', () => {
    expect(notesOf('TSU-T1').standing).toMatchObject({ word: 'Doubtful', text: expect.stringMatching(/as printed/) });
    expect(notesOf('TSU-T1').breaks).toEqual(['median 11 months, but 58 % alive at 12 months']);
  });

  it('a figure that holds as printed carries neither', () => {
    expect(notesOf('MOF-02')).toMatchObject({ standing: null, breaks: [] });
  });

  it('a quoted figure says who quotes it, and a repeated one where it stands', () => {
    expect(notesOf('MOF-C14').remarks).toContain('Quoted by Krzyston 2020, reference 26.');
    expect(notesOf('TSU-T2').repeats).toEqual({ href: '/evidence/lang-2000#LANG-01', text: 'LANG-01' });
  });

  it('a group that a figure is set against is named', () => {
    expect(notesOf('TSU-06').remarks).toContain('Set against 26 months in: recurrence not resected again.');
  });
});
