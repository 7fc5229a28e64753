import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, unknown } from '../../../server/chart/fact.ts';
import type { Facts } from '../../../server/chart/facts.ts';
import type { Interval } from '../../../server/chart/interval.ts';
import { SCORE_IDS, type Scores } from '../../../server/scores/score.ts';
import { computeScores } from '../../../server/scores/scores.ts';
import { factsWith, measured, stated } from '../../builders/facts.ts';

const asOf = '2026-01-15T09:00:00Z';
const all = {
  creatinine: measured(1.2),
  'total-bilirubin': measured(2.5),
  inr: measured(1),
  sodium: measured(131),
  albumin: measured(3.8),
  sex: stated('female' as const),
  'birth-date': stated('1962-06-01'),
  dialysis: stated(false),
};

const NEEDS = {
  meld: ['creatinine', 'total-bilirubin', 'inr', 'dialysis'],
  meldNa: ['creatinine', 'total-bilirubin', 'inr', 'sodium', 'dialysis'],
  meld3: ['creatinine', 'total-bilirubin', 'inr', 'sodium', 'albumin', 'sex', 'dialysis'],
  childPugh: ['total-bilirubin', 'albumin', 'inr', 'ascites', 'encephalopathy'],
  albi: ['total-bilirubin', 'albumin'],
  egfr: ['creatinine', 'sex', 'birth-date', 'dialysis'],
};

const unknownFact = fc
  .tuple(
    fc.constantFrom('absent', 'stale', 'unusable-unit', 'conflicting', 'indeterminate', 'not-readable' as const),
    fc.string(),
  )
  .map(([why, because]) => unknown(why, because));
const bound = fc.oneof(fc.double(), fc.double({ min: 0, max: 150 }), fc.constantFrom(-Infinity, Infinity, 0, 1, 4));
const interval: fc.Arbitrary<Interval> = fc.record({
  low: bound,
  high: bound,
  lowOpen: fc.boolean(),
  highOpen: fc.boolean(),
});
const laboratory: fc.Arbitrary<Fact<Interval>> = fc.oneof(
  unknownFact,
  interval.map((range) => measured(range)),
  fc.double({ min: 0.1, max: 150, noNaN: true }).map((value) => measured(value)),
);
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    creatinine: laboratory,
    'total-bilirubin': laboratory,
    inr: laboratory,
    sodium: laboratory,
    albumin: laboratory,
    sex: fc.oneof(
      unknownFact,
      fc.constantFrom('female', 'male', 'other', 'unknown' as const).map((sex) => stated(sex)),
    ),
    'birth-date': fc.oneof(
      unknownFact,
      fc.constantFrom('1960', '1960-05', '1960-05-05', '').map((date) => stated(date)),
    ),
    dialysis: fc.oneof(
      unknownFact,
      fc.boolean().map((value) => stated(value)),
    ),
  })
  .map(factsWith);

const valuesOf = (scores: Scores) => SCORE_IDS.map((id) => scores[id].value);

describe('the scores of a patient', () => {
  it('of whom everything is recorded are all computed, but for Child-Pugh', () => {
    expect(valuesOf(computeScores(factsWith(all), asOf))).toEqual([12, 18, 17, null, -2.15, 51]);
  });

  it('of whom nothing is recorded are all absent, each with a reason', () => {
    const scores = computeScores(factsWith(), asOf);
    expect(valuesOf(scores)).toEqual([null, null, null, null, null, null]);
    for (const id of SCORE_IDS) expect(scores[id].notComputable).toMatch(/^not computable because ./);
  });

  it.each(SCORE_IDS)('%s shows all its inputs, recorded or not', (id) => {
    for (const facts of [factsWith(), factsWith(all)])
      expect(Object.keys(computeScores(facts, asOf)[id].inputs).sort()).toEqual([...NEEDS[id]].sort());
  });

  it.each(SCORE_IDS)('%s carries its version and citation also when it cannot be computed', (id) => {
    const { version, citation } = computeScores(factsWith(), asOf)[id];
    expect(version).toMatch(/\(.+\)$/);
    expect(citation).toMatch(/doi:10\.|OPTN Policy/);
  });

  it.each(['creatinine', 'total-bilirubin', 'inr', 'sodium', 'albumin', 'birth-date'] as const)(
    'that read %s lose their value when it is missing, the others keep theirs',
    (missing) => {
      const before = computeScores(factsWith(all), asOf);
      const after = computeScores(factsWith({ ...all, [missing]: factsWith()[missing] }), asOf);
      for (const id of SCORE_IDS) {
        const reads = NEEDS[id].includes(missing);
        expect(after[id].value).toBe(reads ? null : before[id].value);
        if (reads) expect(after[id].notComputable).toMatch(/ is not recorded| is recorded/);
      }
    },
  );

  it('caution against the adult formula when the patient may be under 18', () => {
    const young = computeScores(factsWith({ ...all, 'birth-date': stated('2008') }), asOf);
    expect(young.meld.notes).toContainEqual(expect.stringContaining('under 18'));
    expect(computeScores(factsWith(all), asOf).meld.notes.join(' ')).not.toContain('under 18');
  });

  it('never throw, never give NaN, and always give a value or a reason', () => {
    fc.assert(
      fc.property(anyFacts, fc.oneof(fc.constant(asOf), fc.string()), (facts, at) => {
        for (const score of Object.values(computeScores(facts, at))) {
          expect(score.value === null).toBe(score.notComputable !== undefined);
          if (score.value !== null) expect(Number.isFinite(score.value)).toBe(true);
          for (const input of Object.values(score.inputs)) expect(input.used).not.toBeNaN();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('of the MELD family lie between 6 and 40', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { meld, meldNa, meld3 } = computeScores(facts, asOf);
        for (const { value } of [meld, meldNa, meld3].filter((score) => score.value !== null)) {
          expect(value).toBeGreaterThanOrEqual(6);
          expect(value).toBeLessThanOrEqual(40);
        }
      }),
    );
  });

  it('never lose a reason: every unknown laboratory value that a score reads is named', () => {
    fc.assert(
      fc.property(fc.subarray(['creatinine', 'total-bilirubin', 'inr', 'sodium', 'albumin'] as const), (gone) => {
        const facts = factsWith({ ...all, ...Object.fromEntries(gone.map((id) => [id, factsWith()[id]])) });
        const scores = computeScores(facts, asOf);
        for (const id of SCORE_IDS)
          for (const missing of gone.filter((each) => NEEDS[id].includes(each)))
            expect(scores[id].notComputable?.toLowerCase()).toContain(`no ${missing.replace('-', ' ')} is recorded`);
      }),
    );
  });
});
