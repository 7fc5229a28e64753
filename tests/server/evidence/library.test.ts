import { describe, expect, it } from 'vitest';
import { LEFT_OUT } from '../../../server/evidence/leftOut.ts';
import { findOutcome, PUBLICATIONS } from '../../../server/evidence/library.ts';
import { READ_PUBLICATIONS } from '../../../server/evidence/readPublications.ts';
import { RECORD_IDS } from './recordIds.ts';

const outcomes = PUBLICATIONS.flatMap((publication) => publication.outcomes);

describe('the evidence library', () => {
  it('holds every recorded figure exactly once, as an outcome or as left out with the reason', () => {
    const held = [...outcomes.map(({ id }) => id), ...LEFT_OUT.map(({ id }) => id)];
    expect(RECORD_IDS).toHaveLength(110);
    expect(held.toSorted()).toEqual(RECORD_IDS.toSorted());
    expect(LEFT_OUT.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  it('names each publication once', () => {
    const ids = PUBLICATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(Object.keys(READ_PUBLICATIONS))('holds the publication %s that was read, under its own name', (id) => {
    const publication = PUBLICATIONS.find((candidate) => candidate.id === id);
    expect(publication?.identity).toEqual({ kind: 'read', as: id });
  });

  it('gives every publication a link that a reader can follow', () => {
    const broken = PUBLICATIONS.filter(({ citation }) => !URL.canParse(citation.link));
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  it('gives a study that was not read an identity of its own, and says who quotes it', () => {
    const studies = PUBLICATIONS.filter(({ identity }) => identity.kind !== 'read');
    expect(studies.flatMap((study) => study.outcomes).filter(({ reportedAs }) => reportedAs !== 'cited')).toEqual([]);
  });

  it('finds an outcome with its publication by id', () => {
    expect(findOutcome('MOF-C14')?.publication.id).toBe('miller-2018');
    expect(findOutcome('MOF-C14')?.outcome.n).toBe(39);
    expect(findOutcome('no such outcome')).toBeNull();
  });

  it('lets a repeated figure point to an outcome that it really repeats', () => {
    const repeats = outcomes.flatMap(({ repeats }) => repeats ?? []);
    expect(repeats).toContain('LANG-01');
    expect(repeats.filter((id) => findOutcome(id)?.outcome.repeats !== undefined || !findOutcome(id))).toEqual([]);
  });

  it('counts more patients in a study than in any group of it', () => {
    const larger = PUBLICATIONS.flatMap((publication) =>
      publication.outcomes.filter(({ n }) => publication.n !== null && n !== null && n > publication.n),
    );
    expect(larger.map(({ id }) => id)).toEqual([]);
  });

  it('warns of stromal tumors in every series of the time before they were told apart', () => {
    const warned = PUBLICATIONS.filter(({ population }) => population.gistEra !== undefined).map(({ id }) => id);
    const early = ['chen-1998', 'lang-2000', 'maluccio-2006', 'dematteo-2001', 'tsuzaka-reference-17'];
    expect(warned.toSorted()).toEqual(early.toSorted());
    const old = PUBLICATIONS.filter(({ lastYear }) => lastYear !== null && lastYear <= 2000).map(({ id }) => id);
    expect(old.filter((id) => !warned.includes(id))).toEqual([]);
  });

  it('states shares of leiomyosarcoma between 0 and 1, and 1 only where the series is leiomyosarcoma', () => {
    for (const { id, population } of PUBLICATIONS) {
      const share = population.leiomyosarcoma;
      expect(share === null || (share >= 0 && share <= 1), id).toBe(true);
      expect(share === 1, id).toBe(population.histology === 'leiomyosarcoma');
    }
  });
});
