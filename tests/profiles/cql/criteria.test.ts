import fc from 'fast-check';
import { DateTime } from 'luxon';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type Policy } from '../../../server/chart/policy.ts';
import { type Compared, CRITERIA, inShort, isClockChange, statusesOf } from './compared.ts';
import { type CqlResults, compile, cqlRunner, libraryText } from './cqlEngine.ts';
import { cases, type GeneratedCase } from './generatedCases.ts';

/**
 * The five criteria on numbers are written down a second time, in CQL, by the text of the criteria and not by this program.
 * Both engines read the same records: what one takes for met, the other must.
 */

const CASES = 360;
const generated = fc.sample(cases, { seed: 2026, numRuns: CASES });

let compared: readonly Compared[] = [];
let theirs: readonly CqlResults[] = [];

beforeAll(async () => {
  const run = cqlRunner(compile(libraryText('LiverMetCriteria')));
  const results: CqlResults[] = [];
  for (const { observations, asOf, zone } of generated) results.push(await run(observations, asOf, zone));
  theirs = results;
  compared = generated.flatMap((given, index) => {
    const own = statusesOf(given);
    return CRITERIA.map((name) => ({ given, name, ours: own[name], theirs: theirs[index]?.[name] }));
  });
}, 600_000);

describe('the criteria in CQL, run by an engine of its own', () => {
  it(`agree in ${CASES} generated records, but for an hour where clocks were changed`, () => {
    const different = compared.filter((each) => each.ours !== each.theirs);
    expect(different.filter((each) => !isClockChange(each)).map(inShort)).toEqual([]);
    expect(different).toHaveLength(4);
  });

  it.each(CRITERIA)('%s comes to every status it can come to, many times', (name) => {
    const failing = name === 'inr' || name === 'platelets' ? 'correctable' : 'not-met';
    const counts = (status: string) => compared.filter((each) => each.name === name && each.theirs === status).length;
    expect(Math.min(...['met', failing, 'unknown'].map(counts))).toBeGreaterThan(30);
    expect(counts('met') + counts(failing) + counts('unknown')).toBe(CASES);
  });
});

/** What makes records hard to read; each occurs often among those compared. */
const HARD: Readonly<Record<string, (given: GeneratedCase) => boolean>> = {
  'two results of one time': ({ observations }) => hasTwice(observations.map(codeAndTime)),
  'an amount instead of a mass': (given) => says(given, /"unit":"(umol|µmol|mmol)\/L"/),
  'a count per microliter': (given) => says(given, /"unit":"\/uL"/),
  'two units that contradict each other': (given) => says(given, /"unit":"mg\/dL","[^}]*"code":"umol\/L"/),
  'a comparator': (given) => says(given, /"comparator"/),
  'a number as text': (given) => says(given, /"valueString":"[<>\dGL]/),
  'no value': (given) => says(given, /dataAbsentReason/),
  preliminary: (given) => says(given, /"status":"preliminary"/),
  corrected: (given) => says(given, /"status":"corrected"/),
  cancelled: (given) => says(given, /"status":"cancelled"/),
  'entered in error': (given) => says(given, /"status":"entered-in-error"/),
  'a day without a time': (given) => says(given, /"effectiveDateTime":"\d{4}-\d\d-\d\d"/),
  'a month': (given) => says(given, /"effectiveDateTime":"\d{4}-\d\d"/),
  'no date': ({ observations }) => observations.some((each) => codeAndTime(each).endsWith(' undefined')),
  'a look-back that ends with the result, to the millisecond': (given) => ends(given, 0),
  'a look-back that ended a millisecond before': (given) => ends(given, -1),
  'a result of the moment itself': ({ observations, asOf }) =>
    observations.some(({ effectiveDateTime }) => Date.parse(String(effectiveDateTime)) === Date.parse(asOf)),
  'issued after the moment': ({ observations, asOf }) => observations.some(({ issued }) => String(issued ?? '') > asOf),
  'a clock other than UTC': ({ zone }) => zone !== 'UTC',
};

const says = ({ observations }: GeneratedCase, pattern: RegExp): boolean => pattern.test(JSON.stringify(observations));
const codeAndTime = ({
  code,
  effectiveDateTime,
  effectiveInstant,
  effectivePeriod,
}: Readonly<Record<string, unknown>>) =>
  `${JSON.stringify(code)} ${JSON.stringify(effectiveDateTime ?? effectiveInstant ?? effectivePeriod)}`;
const hasTwice = (all: readonly string[]): boolean => new Set(all).size < all.length;

function ends({ observations, asOf, zone }: GeneratedCase, ms: number): boolean {
  const edges = [30, 60].map((days) => DateTime.fromISO(asOf, { zone }).minus({ days }).toMillis() + ms);
  return observations.some(({ effectiveDateTime, effectiveInstant }) =>
    edges.includes(Date.parse(String(effectiveDateTime ?? effectiveInstant))),
  );
}

describe('among the records are, many times each,', () => {
  it.each(Object.entries(HARD))('%s', (_, isSo) => {
    expect(generated.filter(isSo).length).toBeGreaterThan(15);
  });
});

describe('a rule that is a little different would be noticed:', () => {
  it.each<[string, Partial<Policy>]>([
    ['a limit of 1.99 mg/dL', { limits: { creatinine: 1.99 } }],
    ['a limit of 2.005 mg/dL', { limits: { 'total-bilirubin': 2.005 } }],
    ['an INR up to 1.55', { limits: { inr: 1.55 } }],
    ['platelets from 49.5', { limits: { platelets: 49.5 } }],
    ['ECOG up to 1', { limits: { ecog: 1 } }],
    ['a look-back of 29 days', { lookBackDays: { ...DEFAULT_POLICY.lookBackDays, laboratory: 29 } }],
    ['a look-back of 59 days', { lookBackDays: { ...DEFAULT_POLICY.lookBackDays, performanceStatus: 59 } }],
    ['days of another clock', { timeZone: 'Pacific/Auckland' }],
  ])('%s', (_, changed) => {
    const noticed = generated.filter((given, index) => {
      const own = statusesOf(given, changed);
      return CRITERIA.some((name) => own[name] !== theirs[index]?.[name]);
    });
    expect(noticed.length).toBeGreaterThan(3);
  });
});
