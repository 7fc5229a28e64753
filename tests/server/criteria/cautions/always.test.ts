import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { CAUTION_IDS } from '../../../../server/criteria/cautions/cautionId.ts';
import { cautionsFor } from '../../../../server/criteria/cautions/cautionsFor.ts';
import { evaluate } from '../../../../server/criteria/evaluate.ts';
import { population } from '../../../../server/criteria/population.ts';
import { THERAPIES } from '../../../../server/criteria/therapy.ts';
import { answerValues, record } from '../../../builders/arbitrary.ts';
import { AS_OF, answered, factsOf } from '../../../builders/read.ts';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) };
const anyOff = fc.subarray([...CAUTION_IDS]);

const statuses = (resources: readonly unknown[]) =>
  new Map(cautionsFor(factsOf(resources)).map(({ caution, status }) => [caution.id, status]));

describe('whatever the record holds', () => {
  it('cautions change no verdict, whichever of them a site has switched off', () => {
    fc.assert(
      fc.property(record, answerValues, anyOff, (resources, values, cautionsOff) => {
        const verdicts = (off: readonly string[]) => {
          const policy = { ...DEFAULT_POLICY, cautionsOff: off };
          const facts = factsOf(resources, { answers: answered(values), policy });
          cautionsFor(facts, {}, policy);
          return [population(facts), ...THERAPIES.map((therapy) => evaluate(therapy, facts, AS_OF, policy))];
        };
        expect(verdicts(cautionsOff)).toEqual(verdicts([]));
      }),
      RUNS,
    );
  });

  it('the order of its resources changes no caution', () => {
    const shuffled = record.chain((resources) =>
      fc.tuple(fc.constant(resources), fc.shuffledSubarray([...resources], { minLength: resources.length })),
    );
    fc.assert(
      fc.property(shuffled, ([resources, other]) => {
        expect(statuses(other)).toEqual(statuses(resources));
      }),
      RUNS,
    );
  });

  it('taking every result away clears no caution and raises none', () => {
    fc.assert(
      fc.property(record, (resources) => {
        const [before, after] = [
          statuses(resources),
          statuses(resources.filter(({ resourceType }) => resourceType !== 'Observation')),
        ];
        for (const [id, status] of before) {
          expect(after.has(id)).toBe(true);
          if (after.get(id) === 'applies') expect(status).toBe('applies');
        }
      }),
      RUNS,
    );
  });

  it('every caution that is shown has a reason, and every one that applies a source', () => {
    fc.assert(
      fc.property(record, answerValues, (resources, values) => {
        for (const { status, because, sources } of cautionsFor(factsOf(resources, { answers: answered(values) }))) {
          expect(because).not.toBe('');
          if (status === 'applies') expect(sources.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it('one that is switched off is never shown', () => {
    fc.assert(
      fc.property(record, anyOff, (resources, cautionsOff) => {
        const shown = cautionsFor(factsOf(resources), {}, { cautionsOff }).map(({ caution }) => caution.id);
        expect(shown.filter((id) => cautionsOff.includes(id))).toEqual([]);
      }),
      { numRuns: RUNS.numRuns / 5 },
    );
  });
});
