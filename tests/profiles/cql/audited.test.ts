import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Compared, CRITERIA, inShort, isClockChange, statusesOf } from './compared.ts';
import { type CqlResults, compile, cqlRunner, libraryText, treatmentsIn } from './cqlEngine.ts';
import { cases } from './generatedCases.ts';
import { type AuditedTreatment, throughAudit } from './throughAudit.ts';
import { manyTied, tiedCases } from './tiedResults.ts';
import { asTreated, treatedAtTheEnds } from './treatedCases.ts';

/** An audit reads a folder of its own and decides what its cases are: here it, too, is compared with CQL. */

const records = treatedAtTheEnds();
let audited: readonly AuditedTreatment[] = [];
let theirs: readonly CqlResults[] = [];

beforeAll(async () => {
  audited = await throughAudit(records);
  const run = cqlRunner(compile(libraryText('LiverMetCriteria')));
  const found: CqlResults[] = [];
  for (const { observations, treatment, asOf, zone, days } of records)
    found.push(await run([...observations, treatment], asOf, zone, days));
  theirs = found;
}, 600_000);

const ofAudit = (each: AuditedTreatment) => (each ? [['x1', Date.parse(each.decidedAt)]] : []);

describe(`in ${records.length} records of treatments at the ends of an audit, by the clock of the site`, () => {
  it('CQL and the audit are about the same treatments, decided at the same moment', () => {
    expect(audited.map((each, index) => [records[index]?.what, ofAudit(each)])).toEqual(
      theirs.map((each, index) => [records[index]?.what, treatmentsIn(each)]),
    );
    expect(records.length).toBeGreaterThan(300);
    expect(audited.filter((each) => each).length).toBeGreaterThan(100);
    expect(audited.filter((each) => !each).length).toBeGreaterThan(100);
  });

  it('and every criterion of every case agrees, but for an hour where clocks were changed', () => {
    const compared = audited.flatMap((each, index): readonly Compared[] => {
      const given = records[index];
      if (!each || !given) return [];
      return CRITERIA.map((name) => ({ given, name, ours: each.statuses[name], theirs: theirs[index]?.[name] }));
    });
    const different = compared.filter((each) => each.ours !== each.theirs);
    expect(different.filter((each) => !isClockChange(each)).map(inShort)).toEqual([]);
    expect(different.length).toBeLessThan(10);
  });
});

it('an audit says of every other record that CQL was asked about what the program says of it by itself', async () => {
  const given = [
    ...fc.sample(cases, { seed: 2026, numRuns: 360 }),
    ...fc.sample(manyTied, { seed: 2026, numRuns: 100 }),
    ...tiedCases().map(([, each]) => each),
  ].map(asTreated);
  const found = await throughAudit(given);
  expect(found.map((each) => each?.statuses)).toEqual(given.map((each) => statusesOf(each)));
});
