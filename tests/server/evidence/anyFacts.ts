import fc from 'fast-check';
import { type Fact, known, type Source, unknown } from '../../../server/chart/fact.ts';
import type { Facts, LiverProcedure } from '../../../server/chart/facts.ts';
import type { Interval } from '../../../server/chart/interval.ts';
import { factsWith } from '../../builders/facts.ts';

const source: fc.Arbitrary<Source> = fc.record({
  reference: fc.string(),
  recordedAt: fc.string(),
  asRecorded: fc.string(),
});
const sources = fc.array(source, { minLength: 1, maxLength: 4 });

/** A fact that is known with several sources, or not known for any reason. */
const fact = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
  fc.oneof(
    fc.tuple(value, sources).map(([stated, [first, ...others]]) => known(stated, [first!, ...others])),
    fc
      .constantFrom('absent', 'stale', 'conflicting', 'indeterminate', 'not-readable' as const)
      .map((why) => unknown(why, 'not usable')),
  );

/** Dates as charts hold them: whole, partial, with a time, or no date at all. */
const date = fc.oneof(
  fc
    .date({ min: new Date('1920-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .chain((day) => fc.constantFrom(4, 7, 10).map((length) => day.toISOString().slice(0, length))),
  fc.constantFrom('2025-09-15T23:30:00+02:00', '2025-02-30', ''),
  fc.string(),
);

const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.boolean(), fc.boolean())
  .map(([a, b, lowOpen, highOpen]) => ({ low: Math.min(a, b), high: Math.max(a, b), lowOpen, highOpen }));

const procedures: fc.Arbitrary<readonly LiverProcedure[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('resection', 'chemoembolization', 'embolization', 'y90', 'ablation' as const),
    name: fc.string(),
    performed: date,
    reference: fc.string(),
  }),
  { maxLength: 4 },
);

/** Any patient as far as matching reads one. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    histology: fact(fc.constantFrom({ kind: 'leiomyosarcoma' } as const, { kind: 'other', name: 'GIST' } as const)),
    'primary-site': fact(fc.constantFrom('retroperitoneum', 'uterus', 'abdomen', 'thorax' as const)),
    'liver-metastasis-date': fact(date),
    'extrahepatic-disease': fact(fc.record({ present: fc.boolean(), sites: fc.constant([]) })),
    'birth-date': fact(date),
    ecog: fact(interval),
    'largest-lesion-cm': fact(interval),
    'lesion-count': fact(interval),
    'prior-liver-procedures': fact(procedures),
  })
  .map(factsWith);

/** The same facts with sources, what was set aside, and procedures in the opposite order. */
export function shuffled(facts: Facts): Facts {
  const entries = Object.entries(facts).map(([id, each]: [string, Fact<unknown>]) => [
    id,
    { ...each, sources: each.sources.toReversed(), setAside: each.setAside.toReversed() },
  ]);
  const reversed = Object.fromEntries(entries) as Facts;
  const prior = reversed['prior-liver-procedures'];
  return prior.known
    ? { ...reversed, 'prior-liver-procedures': { ...prior, value: prior.value.toReversed() } }
    : reversed;
}
