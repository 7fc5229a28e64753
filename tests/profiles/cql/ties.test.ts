import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CRITERIA, inShort, statusesOf } from './compared.ts';
import { compile, cqlRunner, libraryText } from './cqlEngine.ts';
import type { GeneratedCase } from './generatedCases.ts';
import { manyTied, TIES, tiedCases } from './tiedResults.ts';

/** Results of one time on different sides of a limit: which of them decides, by the program, by CQL and by the rule. */

let run: ReturnType<typeof cqlRunner>;

beforeAll(() => {
  run = cqlRunner(compile(libraryText('LiverMetCriteria')));
}, 600_000);

const cqlOf = async ({ observations, asOf, zone }: GeneratedCase) => {
  const found = await run(observations, asOf, zone);
  return Object.fromEntries(CRITERIA.map((name) => [name, found[name]]));
};

describe('of results of one time decides', () => {
  it.each(TIES.map(([rule, decides]) => [rule, decides] as const))('%s: %s', async (rule) => {
    const own = tiedCases().filter(([name]) => name.startsWith(`${rule}: `));
    expect(own.length).toBeGreaterThan(3);
    for (const [name, { expected, ...given }] of own) {
      expect([name, statusesOf(given)]).toEqual([name, expected]);
      expect([name, await cqlOf(given)]).toEqual([name, expected]);
    }
  });
});

it('in 100 generated records with ties in every criterion both engines say the same', async () => {
  const seen: unknown[] = [];
  for (const given of fc.sample(manyTied, { seed: 2026, numRuns: 100 })) {
    const [own, theirs] = [statusesOf(given), await cqlOf(given)];
    const compared = CRITERIA.map((name) => ({ given, name, ours: own[name], theirs: theirs[name] }));
    expect(compared.filter((each) => each.ours !== each.theirs).map(inShort)).toEqual([]);
    seen.push(...Object.values(own));
  }
  const counts = ['met', 'not-met', 'correctable', 'unknown'].map((one) => seen.filter((each) => each === one).length);
  expect(Math.min(...counts)).toBeGreaterThan(40);
});
