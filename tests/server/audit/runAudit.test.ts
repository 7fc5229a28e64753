import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import type { AuditPlan } from '../../../server/audit/auditPlan.ts';
import { scenario } from '../../../server/audit/whatIf.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { runAudit as runAuditWith } from '../../../server/runAudit.ts';
import { condition, LEIOMYOSARCOMA } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { folderLines } from './support/generatedPatients.ts';
import { plainAudit } from './support/plainAudit.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

const plan: AuditPlan = {
  period: auditPeriod('2025-06-01', '2026-01-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [scenario('creatinine=1', DEFAULT_POLICY)],
};
const work = mkdtempSync(join(tmpdir(), 'livermet-audit-'));
let count = 0;

/** A folder of files by name. */
function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
const run = (folder: string, bytes: { readonly chunkBytes?: number; readonly asideBytes?: number } = {}) =>
  runAudit({ folder, plan, isShared: false, threads: 0, ...bytes });
const ndjson = (resources: readonly unknown[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');

const subject = { reference: 'Patient/p1' };
const RECORD = [
  ...treatedPatient('764677008', '2026-01-15T09:00:00Z'),
  observation(LOINC.creatinine, { id: 'k1', ...quantity(1.2, 'mg/dL'), effectiveDateTime: '2026-01-14T08:00:00Z' }),
];
const creatinineOf = async (folder: string) => {
  const { cases } = await run(folder);
  return cases.map(({ rows }) => rows.split('\r\n').find((row) => row.includes(',creatinine,')));
};

describe('the short way gives what the long way gives, to the letter', () => {
  it('whatever the records, however they are written, scattered and cut', async () => {
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(
        folderLines,
        fc.constantFrom(200, 997, 8_000_000),
        fc.constantFrom(1, 2000, 8_000_000),
        fc.boolean(),
        async (lines, chunkBytes, asideBytes, zipped) => {
          const texts = [0, 1, 2, 3].map((file) =>
            lines
              .filter((line) => line.file === file)
              .map(({ text }) => `${text}\n`)
              .join(''),
          );
          const content = zipped ? texts.map((text) => gzipSync(text)) : texts;
          const folder = folderOf(Object.fromEntries(content.map((each, index) => [`part-${index}`, each])));
          const [fast, plain] = [await run(folder, { chunkBytes, asideBytes }), plainAudit(folder, plan)];
          cases += plain.cases.length;
          // Those that an audit need not read are counted by the long way only.
          const { movedResources } = plain.reading;
          expect(fast.reading.movedResources).toBeLessThanOrEqual(movedResources ?? 0);
          expect({ ...fast, reading: { ...fast.reading, movedResources } }).toEqual(plain);
          rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) > 60 ? 60 : Number(process.env.PROPERTY_RUNS ?? 60) },
    );
    expect(cases).toBeGreaterThan(10);
  });
});

describe('a death is read of a Patient, whichever version of it says so', () => {
  const [, ...others] = treatedPatient('764677008', '2026-01-15T09:00:00Z');
  const version = (lastUpdated: string, more: object) => ({
    resourceType: 'Patient',
    id: 'p1',
    meta: { lastUpdated },
    ...more,
  });
  const [first, second] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
  const DIED = { deceasedDateTime: '2026-02-06' };

  it.each<[string, readonly object[], Partial<Record<'died' | 'notDone', number>>]>([
    ['the only one', [version(first, DIED)], { died: 1, notDone: 0 }],
    ['the newer one', [version(first, {}), version(second, DIED)], { died: 1, notDone: 0 }],
    ['never one that a newer one takes back', [version(first, DIED), version(second, {})], { died: 0, notDone: 1 }],
    [
      'nor one that says the contrary',
      [version(first, DIED), version(second, { deceasedBoolean: false })],
      { died: 0, notDone: 1 },
    ],
  ])('%s', async (_, versions, counts) => {
    for (const patients of [versions, versions.toReversed()]) {
      const files = Object.fromEntries(patients.map((each, index) => [`patient-${index}.ndjson`, ndjson([each])]));
      for (const folder of [
        folderOf({ ...files, 'z.ndjson': ndjson(others) }),
        folderOf({ ...files, 'a.ndjson': ndjson(others) }),
      ])
        expect((await run(folder)).report.followUp).toMatchObject(counts);
    }
  });
});

describe('a record may come in any form', () => {
  const expected = expect.stringMatching(
    /^Patient\/p1,Procedure\/x1,y90,y90,2026-01-15T09:00:00.000Z,not-documented,creatinine,met,,1.2,mg\/dL,/,
  );
  const bundle = (more: Record<string, unknown> = {}) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: RECORD.map((resource) => ({ resource })),
    ...more,
  });
  const entries = RECORD.map((resource) => JSON.stringify({ resource }));
  const anEntryALine = `{"resourceType":"Bundle","type":"collection","note":"${'x'.repeat(1_500_000)}","entry":[\n${entries.join(',\n')}\n]}\n`;
  const urn = (id: string) => `urn:uuid:00000000-0000-4000-8000-${id.padStart(12, '0')}`;
  const byUrn = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: RECORD.map((resource, index) => ({
      fullUrl: index === 0 ? urn('1') : urn(`2${index}`),
      resource: index === 0 ? resource : { ...resource, subject: { reference: urn('1') } },
    })),
  };

  it.each<[string, Record<string, string | Buffer>]>([
    ['one file a type', Object.fromEntries(RECORD.map((each, i) => [`${i}.ndjson`, ndjson([each])]))],
    ['one file for all, without an end of line', { 'all.txt': ndjson(RECORD).trimEnd() }],
    ['with a byte order mark, CRLF and blank lines', { a: `\uFEFF${ndjson(RECORD).replaceAll('\n', '\r\n\r\n')}` }],
    ['compressed', { 'a.ndjson.gz': gzipSync(ndjson(RECORD)) }],
    [
      'compressed in several parts',
      { 'a.gz': Buffer.concat([gzipSync(ndjson(RECORD.slice(0, 2))), gzipSync(ndjson(RECORD.slice(2)))]) },
    ],
    ['a Bundle over many lines', { 'p1.json': JSON.stringify(bundle(), null, 2) }],
    ['a Bundle in one line', { 'p1.json': JSON.stringify(bundle()) }],
    ['a Bundle of which the first of many lines is very long', { 'p1.json': anEntryALine }],
    ['the same compressed', { 'p1.json.gz': gzipSync(anEntryALine) }],
    ['a compressed Bundle', { 'p1.json.gz': gzipSync(JSON.stringify(bundle(), null, 2)) }],
    ['a Bundle of which entries point to each other', { 'p1.json': JSON.stringify(byUrn) }],
    ['twice', { a: ndjson(RECORD), b: ndjson(RECORD) }],
  ])('%s', async (_, files) => {
    expect(await creatinineOf(folderOf(files))).toEqual([expected]);
  });

  it('an order that points to a Medication in another file', async () => {
    const more = [
      {
        resourceType: 'MedicationRequest',
        id: 'q1',
        status: 'active',
        intent: 'order',
        subject,
        authoredOn: '2026-01-01',
        medicationReference: { reference: 'Medication/m1' },
      },
      observation(LOINC.inr, { id: 'i1', ...quantity(1.2), effectiveDateTime: '2026-01-14' }),
      observation(LOINC.inr, { id: 'i2', ...quantity(2.6), effectiveDateTime: '2026-04-15' }),
    ];
    const files = {
      a: ndjson([...RECORD, ...more]),
      b: ndjson([{ resourceType: 'Medication', id: 'm1', code: { text: 'warfarin' } }]),
    };
    const [fast, plain] = [await run(folderOf(files)), plainAudit(folderOf(files), plan)];
    expect(fast).toEqual(plain);
    expect(fast.cases[0]?.section).not.toBe((await run(folderOf({ a: files.a }))).cases[0]?.section);
  });

  it('a Bundle that says it is not whole leaves what it feeds not readable', async () => {
    const files = {
      'p1.json': JSON.stringify(bundle({ link: [{ relation: 'next', url: 'https://ehr.example/next' }] })),
    };
    expect(await creatinineOf(folderOf(files))).toEqual([expect.stringContaining(',creatinine,unknown,')]);
  });
});

describe('what cannot be read is named, and stops nothing', () => {
  const lines = ndjson(RECORD).trimEnd().split('\n');
  it.each([
    ['no JSON', 'garbage', 'not JSON'],
    ['a line that is cut short', '{"resourceType":"Observation","id":"k2","status":"fi', 'not JSON'],
    ['JSON that is no resource', '{"a":1}', 'not a FHIR resource'],
    [
      'a line of a patient of the audit that is no JSON inside',
      lines[4]!.replace('"value":1.2', '"value":1.2.3'),
      'not JSON',
    ],
    [
      'a diagnosis that names nobody',
      JSON.stringify({ ...condition(LEIOMYOSARCOMA, { id: 'nobodys' }), subject: undefined }),
      'names no patient by a reference',
    ],
  ])('%s', async (_, line, because) => {
    const { reading, cases } = await run(
      folderOf({ 'a.ndjson': [...lines.slice(0, 3), line, ...lines.slice(3)].join('\n') }),
    );
    expect(reading.bad).toEqual([{ file: 'a.ndjson', line: 4, because }]);
    expect(cases).toHaveLength(1);
  });

  it('a compressed file that breaks off is named, and what stands before counts', async () => {
    const zipped = gzipSync(
      ndjson([
        ...RECORD,
        ...Array.from({ length: 5000 }, (_, i) => ({ resourceType: 'Encounter', id: `${i}-${Math.sin(i)}` })),
      ]),
    );
    const { reading, cases } = await run(folderOf({ 'a.gz': zipped.subarray(0, zipped.length - 2000) }));
    expect(reading.bad).toMatchObject([
      { file: 'a.gz', line: null, because: expect.stringMatching(/^cannot be read to its end/) },
      { file: 'a.gz', line: expect.any(Number), because: 'not JSON' },
    ]);
    expect(cases).toHaveLength(1);
  });

  it('a shared outcome holds no case', async () => {
    const outcome = await runAudit({ folder: folderOf({ a: ndjson(RECORD) }), plan, isShared: true, threads: 0 });
    expect(outcome.cases).toEqual([]);
    expect(outcome.report.overall.all).toBeNull();
  });
});

it('the test patients, one Bundle each, come out the same by both ways', async () => {
  const folder = new URL('../../patients/', import.meta.url).pathname;
  const wide = { ...plan, period: auditPeriod('2000-01-01', '2026-12-31', 'UTC') };
  const fast = await runAudit({ folder, plan: wide, isShared: false, threads: 2, asideBytes: 2000 });
  const plain = plainAudit(folder, wide);
  expect(plain.cases.length).toBeGreaterThan(2);
  expect({ ...fast, reading: null }).toEqual({ ...plain, reading: null });
});

it('a thread that cannot put lines aside ends the audit: none of them is missing unsaid', async () => {
  const folder = new URL('../../patients/', import.meta.url).pathname;
  const file = join(work, 'no-folder');
  writeFileSync(file, '');
  const request = { folder, plan, isShared: false, threads: 2, asideBytes: 1, aside: join(file, 'aside') };
  await expect(runAuditWith(request)).rejects.toMatchObject({ name: 'AsideError' });
});
