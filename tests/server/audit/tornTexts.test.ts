import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

const work = mkdtempSync(join(tmpdir(), 'livermet-torn-'));
let count = 0;
const plan = {
  period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};

async function audit(files: Readonly<Record<string, string | Buffer>>) {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { cases, reading } = await runAudit({ folder, plan, isShared: false, threads: 0 });
  const rows = cases.flatMap(({ rows }) => rows.split('\r\n'));
  const statusOf = (input: string) => rows.find((row) => row.includes(`,${input},`))?.split(',')[7];
  const named = reading.bad.map(({ file, line }) => `${file} ${line}`);
  return { statusOf, named, cases: cases.length, unreadTreatments: reading.unreadTreatments };
}

const ndjson = (resources: readonly unknown[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');
const of = (id: string) => ({ subject: { reference: `Patient/${id}` } });
const creatinine = (id: string, value: number, day: number, more: object = {}) =>
  observation(LOINC.creatinine, { id, ...quantity(value, 'mg/dL'), effectiveDateTime: `2025-03-0${day}`, ...more });
const RECORD = [...treatedPatient('314617008', '2025-03-10T10:00:00Z'), creatinine('n1', 1, 1)];
const TREATMENT = JSON.stringify(RECORD[3]);
const UNTREATED = RECORD.filter((each) => each !== RECORD[3]);
const NEWEST = JSON.stringify(creatinine('n9', 9.9, 9));
const OTHERS = JSON.stringify(creatinine('z', 1, 9, of('p9')));
const within = (line: string, resources: readonly unknown[] = RECORD) =>
  audit({ 'a.ndjson': ndjson(resources), 'b.ndjson': `${line}\n` });
const cut = (line: string, before: string) => line.slice(0, line.indexOf(before));

describe('what cannot be read is taken as of one patient only where it says so itself', () => {
  const uuid = { identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:77' }] };
  const { subject, ...unnamed } = creatinine('n9', 9.9, 9) as unknown as Record<string, unknown>;
  const late = (more: object) => JSON.stringify({ ...unnamed, ...more, subject });

  it.each<[string, string]>([
    ['is torn behind an identifier that is a UUID', cut(late(uuid), '"subject"')],
    ['is torn behind the UUID of an encounter', cut(late({ encounter: { reference: 'urn:uuid:e1' } }), '"subject"')],
    ['is torn behind a performer', cut(late({ performer: [{ reference: 'Patient/p9' }] }), '"subject"')],
    ['goes on as the next one of another patient', cut(late({}), ',"subject"') + OTHERS],
    ['goes on in the middle of another one', cut(late({}), '2160') + OTHERS.slice(OTHERS.indexOf('"subject"'))],
    ['of another patient goes on as one that is torn', cut(OTHERS, '"valueQuantity"') + cut(late({}), '"subject"')],
    [
      'of another patient goes on in the middle of one',
      cut(OTHERS, '"coding"') + late({}).slice(late({}).indexOf('tus"')),
    ],
    [
      'of another patient goes on as one behind its beginning',
      `${cut(OTHERS, '"valueQuantity"')}${late({}).slice(1, -1)}`,
    ],
    [
      'of another patient goes on in the middle of a key of one',
      `${cut(OTHERS, 'ystem"')}${late({}).slice(late({}).indexOf('ubject"'))}`,
    ],
    ['goes on in its type as the end of another one', `${cut(NEWEST, 'ation"')}":"mg/dL"}}`],
    [
      'names two patients as the one it is about',
      `{"resourceType":"Observation","subject":{"reference":"Patient/p9"},"subject":{"reference":"Patient/p9"},"x":1,,}`,
    ],
  ])('a result that %s', async (_, line) => {
    const { statusOf, named } = await within(line);
    expect([statusOf('creatinine'), named]).toEqual(['unknown', ['b.ndjson 1']]);
  });

  it.each<[string, object]>([
    ['of several patients', { type: 'collection' }],
    ['of one patient under a UUID', { type: 'document' }],
  ])('a Bundle %s', async (_, more) => {
    const entry = [{ resource: JSON.parse(OTHERS) }, { fullUrl: 'urn:uuid:77', resource: { resourceType: 'Patient' } }];
    const bundle = JSON.stringify({ resourceType: 'Bundle', ...more, entry: [...entry, { resource: unnamed }] });
    const { statusOf, named } = await audit({ 'a.ndjson': ndjson(RECORD), 'b.json': cut(bundle, '"valueQuantity"') });
    expect([statusOf('creatinine'), named]).toEqual(['unknown', ['b.json 1']]);
  });

  it.each<[string, string]>([
    ['a torn result of another patient', cut(OTHERS, '"valueQuantity"')],
    ['one of another patient under a UUID', cut(OTHERS.replace('Patient/p9', 'urn:uuid:p9'), '"valueQuantity"')],
    ['one with a number that is none', OTHERS.replace('"value":1', '"value":1.')],
    [
      'a torn report of another patient that contains a specimen',
      cut(
        JSON.stringify({
          resourceType: 'DiagnosticReport',
          contained: [{ resourceType: 'Specimen' }],
          ...of('p9'),
          status: 'final',
        }),
        '"final"',
      ),
    ],
  ])('%s leaves this one as it is', async (_, line) => {
    expect((await within(line)).statusOf('creatinine')).toBe('met');
  });
});

describe('a line that goes on as the next one is missed by nobody', () => {
  const torn: readonly (readonly [string, object])[] = [
    ['Patient', { resourceType: 'Patient', id: 'p1', name: [{ family: 'Doe' }] }],
    ['Medication', { resourceType: 'Medication', id: 'm1', code: { text: 'x' } }],
    ['Encounter', { resourceType: 'Encounter', id: 'e1', ...of('p1'), status: 'finished' }],
    ['result', { ...creatinine('n3', 1, 3) }],
    ['result of another patient', JSON.parse(OTHERS)],
    ['Organization', { resourceType: 'Organization', id: 'o1', name: 'x' }],
  ];

  it.each(torn)('a torn %s with a result', async (_, first) => {
    const { statusOf, named } = await within(JSON.stringify(first).slice(0, -5) + NEWEST);
    expect([statusOf('creatinine'), named]).toEqual(['unknown', ['b.ndjson 1']]);
  });

  it.each(torn)('a torn %s with a treatment', async (_, first) => {
    const { cases, named, unreadTreatments } = await within(JSON.stringify(first).slice(0, -5) + TREATMENT, UNTREATED);
    expect([cases, named, unreadTreatments]).toEqual([0, ['b.ndjson 1'], 1]);
  });
});

describe('a treatment that cannot be read is counted once', () => {
  it.each<[string, string]>([
    ['torn', `${TREATMENT.slice(0, -9)}`],
    ['damaged', TREATMENT.replace('"code":"', '"code"x"')],
    ['behind a torn result of the same patient', cut(NEWEST, '"valueQuantity"') + TREATMENT],
  ])('%s, of a patient with another one', async (_, line) => {
    const whole = await audit({ 'a.ndjson': `${ndjson(RECORD)}${line}\n` });
    expect([whole.cases, whole.named, whole.unreadTreatments]).toEqual([1, ['a.ndjson 6'], 1]);
    const apart = await audit({ 'a.ndjson': ndjson(RECORD), 'b.ndjson': `${NEWEST}\n${line}\n` });
    expect([apart.cases, apart.named, apart.unreadTreatments]).toEqual([1, ['b.ndjson 2'], 1]);
  });

  it('where it may stand in a damaged result', async () => {
    const line = NEWEST.replace('"code":"', '"code"x"');
    const whole = await audit({ 'a.ndjson': `${ndjson(RECORD)}${line}\n` });
    expect([whole.cases, whole.named, whole.unreadTreatments]).toEqual([1, ['a.ndjson 6'], 1]);
    const apart = await audit({ 'a.ndjson': ndjson(RECORD), 'b.ndjson': `${NEWEST}\n${line}\n` });
    expect([apart.cases, apart.named, apart.unreadTreatments]).toEqual([1, ['b.ndjson 2'], 1]);
  });
});

describe('one byte is enough to make a line one that cannot be read', () => {
  const GIST = JSON.stringify({
    ...JSON.parse(JSON.stringify(RECORD[1])),
    id: 'g',
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C49.A2' }] },
  });
  const damages: readonly (readonly [string, (line: string) => string])[] = [
    ['a colon becomes a letter', (line) => line.replace('"code":"', '"code"x"')],
    ['a colon becomes a comma', (line) => line.replace('"code":"', '"code","')],
    ['a quote is lost behind a key', (line) => line.replace('"code":"', '"code:"')],
    ['a quote is lost behind the patient', (line) => line.replace('Patient/p1"', 'Patient/p1')],
    ['a quote too many', (line) => line.replace('Patient/p1"', 'Patient/p1""')],
    ['a control character in a key', (line) => line.replace('"code":"', '"co\u0000de":"')],
    ['a control character in the patient', (line) => line.replace('Patient/p1', 'Patient/p\u00011')],
    ['an escape that there is not', (line) => line.replace('"code":"', '"co\\de":"')],
    ['a bracket of another kind', (line) => line.replace('}],', '}},').replace('}]}', '}}}')],
    ['a key without its value', (line) => line.replace('"code":{', '"code",{')],
  ];

  it.each(damages)('of a result: %s', async (_, damaged) => {
    const { statusOf, named } = await within(damaged(NEWEST));
    expect([statusOf('creatinine'), named]).toEqual(['unknown', ['b.ndjson 1']]);
  });

  it.each(damages)('of a diagnosis: %s', async (_, damaged) => {
    const { statusOf, named } = await within(damaged(GIST));
    expect([statusOf('histology'), named]).toEqual(['unknown', ['b.ndjson 1']]);
  });

  it.each(damages)('of a treatment: %s', async (_, damaged) => {
    const { cases, named, unreadTreatments } = await within(damaged(TREATMENT), UNTREATED);
    expect([cases, named, unreadTreatments]).toEqual([0, ['b.ndjson 1'], 1]);
  });
});

describe('the newest version of a resource may be what cannot be read, whomever it names', () => {
  const stored = (versionId: string, id: string, more: object = {}) =>
    creatinine('o1', 1, 9, { meta: { versionId, lastUpdated: `2025-03-1${versionId}T12:00:00Z` }, ...of(id), ...more });
  const record = [...RECORD.slice(0, -1), stored('1', 'p1')];
  const newer = JSON.stringify(stored('2', 'p9'));
  const { resourceType, ...rest } = stored('2', 'p9') as unknown as Record<string, unknown>;
  const bundle = (entry: readonly unknown[]) => JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry });
  const p9 = { resource: { resourceType: 'Patient', id: 'p9' } };

  it('the older one alone is met, and counts no more once it is of another patient', async () => {
    expect((await within('', record)).statusOf('creatinine')).toBe('met');
    expect((await within(newer, record)).statusOf('creatinine')).not.toBe('met');
  });

  it.each<[string, string]>([
    ['a torn Bundle', bundle([p9, { resource: JSON.parse(newer) }]).slice(0, -9)],
    ['a Bundle with an entry that is none', bundle([p9, null, { resource: JSON.parse(newer) }])],
    ['a list of resources', `[${newer}]`],
    ['a line torn before its type', cut(JSON.stringify({ ...rest, resourceType }), 'Type"')],
    ['a torn line with an escape in its type', newer.slice(0, -9).replace('"Obs', '"\\u004fbs')],
    ['a torn line with an escape in its key', newer.slice(0, -9).replace('"id"', '"\\u0069d"')],
    ['a line with a quote lost behind its id', newer.replace('"o1"', '"o1')],
    ['a line with a letter behind the key of its id', newer.replace('"id":', '"id"x:')],
  ])('%s', async (_, text) => {
    for (const name of ['b.ndjson', 'b.json']) {
      const { statusOf, named } = await audit({ 'a.ndjson': ndjson(record), [name]: text });
      expect([statusOf('creatinine'), named]).toEqual(['unknown', [`${name} 1`]]);
    }
  });
});

describe('a text that tells neither patient nor type may be of everybody, and words are of nobody', () => {
  const sorted = JSON.stringify(
    Object.fromEntries(Object.entries(JSON.parse(NEWEST)).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );

  it('a line with its keys in the order of letters, wherever it breaks off', async () => {
    for (let end = 1; end < sorted.length; end += 7) {
      const { statusOf, named } = await within(sorted.slice(0, end));
      expect([end, statusOf('creatinine'), named]).toEqual([end, 'unknown', ['b.ndjson 1']]);
    }
  });

  it.each<[string, string]>([
    ['the end of a line', NEWEST.slice(NEWEST.indexOf('"effective'))],
    ['the last letters of a line', NEWEST.slice(-9)],
    ['a stretch without anything', '\0'.repeat(600)],
    ['letters that are none', '\ufffd\ufffd'],
    ['the beginning of a list', '[{'],
    ['one brace', '{'],
  ])('%s', async (_, text) => {
    const { statusOf, named, unreadTreatments } = await within(text);
    expect([statusOf('creatinine'), named, unreadTreatments]).toEqual(['unknown', ['b.ndjson 1'], 1]);
  });

  it.each<[string, string]>([
    ['words', 'Made on Monday (see [1])'],
    ['words in braces', '{this is no record'],
    ['words between quotes', 'the "export" of Monday'],
    ['a list of the files', '{"transactionTime":"2025-03-10","output":[{"type":"Observation","url":"b"}]}'],
    ['a number', '7'],
  ])('%s', async (_, text) => {
    const { statusOf, unreadTreatments } = await within(text);
    expect([statusOf('creatinine'), unreadTreatments]).toEqual(['met', 0]);
  });
});
