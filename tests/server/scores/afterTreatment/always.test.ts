import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../server/chart/fact.ts';
import type { Facts } from '../../../../server/chart/facts.ts';
import { type AfterTreatment, afterTreatment } from '../../../../server/scores/afterTreatment/afterTreatment.ts';
import { plusDays } from '../../../../server/scores/afterTreatment/days.ts';
import type { TreatmentRecord } from '../../../../server/scores/afterTreatment/treatmentRecord.ts';
import { GRADED_IDS } from '../../../../server/scores/ctcae/terms/index.ts';
import { readMeld } from '../../../../server/scores/readers/readMeld.ts';
import { factsWith } from '../../../builders/facts.ts';
import { metastasisFound, millis, POLICY, procedure, reading, record } from './record.ts';

const AS_OF = '2026-06-01T12:00:00Z';
const RUNS = { numRuns: 300 };

const day = fc.integer({ min: -60, max: 260 }).map((days) => plusDays('2025-12-01', days));
const date = fc.oneof(
  { arbitrary: day, weight: 4 },
  day.map((each) => `${each}T08:00:00Z`),
  day.map((each) => each.slice(0, 7)),
);

const result = fc.record({
  id: fc.constantFrom(...GRADED_IDS),
  date,
  value: fc.oneof({ arbitrary: fc.constantFrom(0.8, 1, 1.9, 30, 60, 400), weight: 5 }, fc.constant('no unit')),
  high: fc.constantFrom(undefined, 1.2, 40),
  standing: fc.constantFrom('preliminary', 'final', 'corrected' as const),
});
const treatment = fc.record({
  kind: fc.constantFrom('resection', 'chemoembolization', 'y90', 'ablation' as const),
  date: fc.oneof({ arbitrary: date, weight: 5 }, fc.constant('')),
});

interface Content {
  readonly results: readonly (typeof result extends fc.Arbitrary<infer R> ? R : never)[];
  readonly treatments: readonly (typeof treatment extends fc.Arbitrary<infer T> ? T : never)[];
  readonly found: string;
}

const content: fc.Arbitrary<Content> = fc.record({
  results: fc.array(result, { maxLength: 20 }),
  treatments: fc.array(treatment, { maxLength: 5 }),
  found: fc.constantFrom('2025-09', '2025-10-20', '2026-02-01'),
});

/** References follow from content, not from position: the record in another order is the same record. */
function recordOf({ results, treatments, found }: Content): TreatmentRecord {
  const readings = results.map(({ id, date: at, value, high, standing }) => ({
    id,
    reading: reading(at, value, {
      standing,
      reference: `Observation/${id}-${at}-${value}-${high}-${standing}`,
      ...(high === undefined ? {} : { range: { high, low: 0.5 } }),
    }),
  }));
  const byId = Object.fromEntries(
    GRADED_IDS.map((id) => [id, readings.filter((each) => each.id === id).map((each) => each.reading)]),
  );
  return record(byId, {
    procedures: treatments.map(({ kind, date: at }) => procedure(kind, at)),
    metastasisDate: metastasisFound(found),
  });
}

const compare = (given: Content, asOf = AS_OF): AfterTreatment => afterTreatment(recordOf(given), POLICY, asOf);

const factsIn = (found: AfterTreatment): readonly Fact<unknown>[] => [
  found.timeToFirstTreatment,
  ...found.treatments.flatMap(({ laboratory, recist, mrecist }) => [
    recist,
    mrecist,
    ...laboratory.flatMap(({ baseline, followUp }) => [baseline, followUp]),
  ]),
];

describe('the comparison of before and after, always', () => {
  it('gives every value its source, and every missing one its reason', () => {
    fc.assert(
      fc.property(content, (given) => {
        for (const fact of factsIn(compare(given)))
          if (fact.known) expect(fact.sources[0].reference).toMatch(/\S/);
          else expect(fact.because).toMatch(/\S/);
      }),
      RUNS,
    );
  });

  it('is the same in whatever order the record comes', () => {
    fc.assert(
      fc.property(content, fc.infiniteStream(fc.nat()), (given, random) => {
        const shuffled = <T>(all: readonly T[]): readonly T[] =>
          all
            .map((each) => ({ each, key: random.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
        const other = { ...given, results: shuffled(given.results), treatments: shuffled(given.treatments) };
        expect(compare(other)).toEqual(compare(given));
      }),
      RUNS,
    );
  });

  it('does not change with what lies after asOf', () => {
    fc.assert(
      fc.property(content, (given) => {
        const isPast = ({ date: at }: { readonly date: string }) => at === '' || at.slice(0, 10) <= AS_OF.slice(0, 10);
        const past = { ...given, results: given.results.filter(isPast), treatments: given.treatments.filter(isPast) };
        expect(compare(given).treatments).toEqual(compare(past).treatments);
      }),
      RUNS,
    );
  });

  it('grades nothing that carries no reference range, INR excepted', () => {
    fc.assert(
      fc.property(content, (given) => {
        for (const { laboratory } of compare(given).treatments)
          for (const { id, followUp, grade } of laboratory)
            if (grade.gradable && id !== 'inr')
              expect(followUp).toMatchObject({ known: true, value: { referenceRange: expect.anything() } });
      }),
      RUNS,
    );
  });

  it('takes a baseline from before the treatment and a follow-up from its window', () => {
    fc.assert(
      fc.property(content, (given) => {
        for (const { laboratory } of compare(given).treatments)
          for (const { baseline, followUp } of laboratory) {
            if (baseline.known) expect(baseline.value.daysFromTreatment).toBeLessThanOrEqual(0);
            if (baseline.known) expect(baseline.value.daysFromTreatment).toBeGreaterThanOrEqual(-30);
            if (followUp.known) expect(followUp.value.daysFromTreatment).toBeGreaterThanOrEqual(60);
            if (followUp.known) expect(followUp.value.daysFromTreatment).toBeLessThanOrEqual(120);
            if (followUp.known) expect(followUp.value.period.start).toBeLessThanOrEqual(millis(AS_OF));
          }
      }),
      RUNS,
    );
  });
});

describe('MELD of a time', () => {
  it('is read from creatinine, bilirubin, INR and dialysis and from nothing else', () => {
    const asked: PropertyKey[] = [];
    const facts = new Proxy<Facts>(factsWith(), {
      get: (target, key) => {
        asked.push(key);
        return Reflect.get(target, key);
      },
    });
    readMeld(facts, []);
    expect([...new Set(asked)].toSorted()).toEqual(['creatinine', 'dialysis', 'inr', 'total-bilirubin']);
  });
});
