import { describe, expect, it } from 'vitest';
import { unexplained, violations } from '../../../server/evidence/consistency.ts';
import type { CheckId, KnownProblem } from '../../../server/evidence/knownProblem.ts';
import { PUBLICATIONS } from '../../../server/evidence/library.ts';
import type { Outcome } from '../../../server/evidence/outcome.ts';
import type { Publication } from '../../../server/evidence/publication.ts';

/** The library with every outcome passed through `change`. */
const changed = (change: (outcome: Outcome) => Outcome): readonly Publication[] =>
  PUBLICATIONS.map((publication) => {
    const [first, ...others] = publication.outcomes;
    return { ...publication, outcomes: [change(first), ...others.map(change)] };
  });

/** "percent-from-count in MOF-C06" */
const claimed = (explains: KnownProblem['explains'] = {}): readonly string[] =>
  Object.entries(explains).flatMap(([check, ids]) => ids.map((id) => `${check} in ${id}`));

const found = PUBLICATIONS.flatMap(violations);
const outcomes = PUBLICATIONS.flatMap((publication) => publication.outcomes);

describe('consistency of the library', () => {
  it('holds: every printed figure that breaks a rule carries the known problem that explains it', () => {
    expect(unexplained(PUBLICATIONS)).toEqual([]);
  });

  it.each<[string, CheckId]>([
    ['KIM-01', 'median-against-patients'],
    ['TSU-T1', 'median-against-survival'],
    ['TSU-T5', 'median-against-survival'],
    ['TSU-T8', 'median-against-survival'],
    ['LANG-05', 'subgroups-add-up'],
    ['MOF-03', 'interval-cut-at-zero'],
    ['MOF-T2-04', 'interval-repeated'],
    ['MOF-T3-RECIST-DEB-TACE', 'percent-from-count'],
    ['MOF-T3-mRECIST-DEB-TACE', 'percent-from-count'],
    ['MOF-C06', 'percent-from-count'],
    ['MOF-C11', 'percent-from-count'],
  ])('finds the printed figures of %s at odds (%s)', (outcome, check) => {
    expect(found).toContainEqual(expect.objectContaining({ outcome, check }));
  });

  it.each([...new Set(found.map(({ outcome }) => outcome))])(
    'fails once the known problems of %s are removed',
    (id) => {
      const bare = changed((outcome) => (outcome.id === id ? { ...outcome, knownProblems: [] } : outcome));
      expect(unexplained(bare).map(({ outcome }) => outcome)).toContain(id);
    },
  );

  it('fails when a known problem remains that explains something else', () => {
    const other = {
      severity: 'B',
      id: 'X',
      printed: '',
      correct: '',
      basis: '',
      explains: { 'counts-add-up': ['KIM-01'] },
    } as const;
    const library = changed((outcome) => (outcome.id === 'KIM-01' ? { ...outcome, knownProblems: [other] } : outcome));
    expect(unexplained(library)).toEqual([expect.objectContaining({ check: 'median-against-patients' })]);
  });

  it('holds corrected figures to the rules without excuse', () => {
    const library = changed((outcome) =>
      outcome.id === 'KIM-01' && outcome.result.kind === 'time-to-event'
        ? { ...outcome, result: { ...outcome.result, medianMonths: 34.2 } }
        : outcome,
    );
    expect(unexplained(library)).toContainEqual(
      expect.objectContaining({ outcome: 'KIM-01', check: 'median-against-patients' }),
    );
  });

  it('knows no problem that claims to explain a breach where there is none', () => {
    const claims = outcomes.flatMap(({ knownProblems }) => knownProblems.flatMap(({ explains }) => claimed(explains)));
    const breaches = found.map(({ check, outcome }) => `${check} in ${outcome}`);
    expect([...new Set(claims)].toSorted()).toEqual([...new Set(breaches)].toSorted());
  });

  it('lets a problem excuse nothing in a neighbour that it only hangs on as a warning', () => {
    const library = changed((outcome) =>
      outcome.id === 'MOF-08' && outcome.result.kind === 'rates'
        ? { ...outcome, result: { ...outcome.result, rates: [{ label: 'DEB-TACE', percent: 55, of: 13 }] } }
        : outcome,
    );
    expect(unexplained(library)).toEqual([expect.objectContaining({ outcome: 'MOF-08', check: 'percent-from-count' })]);
  });

  it('shows no median that contradicts its own survival figures as if it were sound', () => {
    const contradicting = found.filter(({ check }) => check.startsWith('median-')).map(({ outcome }) => outcome);
    const sound = outcomes.filter(({ id, standing }) => contradicting.includes(id) && !standing);
    expect(sound.map(({ id }) => id)).toEqual([]);
  });

  it('marks every interval that begins at 0 as cut off there, and no other', () => {
    const times = outcomes.flatMap(({ result }) => (result.kind === 'time-to-event' ? [result] : []));
    const atZero = times.filter(({ ci95Months }) => ci95Months?.[0] === 0);
    expect(atZero).toHaveLength(4);
    expect(times.filter(({ ciCutAtZero }) => ciCutAtZero)).toEqual(atZero);
  });
});
