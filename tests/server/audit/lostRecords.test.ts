import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { readingSection } from '../../../server/present/audit/html/readingSection.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

const work = mkdtempSync(join(tmpdir(), 'livermet-lost-'));
let count = 0;

const plan = {
  period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};
type Files = Readonly<Record<string, string | Buffer>>;

async function audit(files: Files) {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { cases, reading, report } = await runAudit({ folder, plan, isShared: false, threads: 0 });
  const rows = cases.flatMap(({ rows }) => rows.split('\r\n'));
  const statusOf = (input: string, patient = 'p1') =>
    rows.find((row) => row.startsWith(`Patient/${patient},`) && row.includes(`,${input},`))?.split(',')[7];
  const { unreadTreatments } = reading;
  return { creatinine: statusOf('creatinine'), statusOf, rows, bad: reading.bad, report, reading, unreadTreatments };
}

const ndjson = (resources: readonly unknown[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');
const at = (effectiveDateTime: string, value: number, more: object = {}) =>
  observation(LOINC.creatinine, { id: `k${value}`, ...quantity(value, 'mg/dL'), effectiveDateTime, ...more });
const OLDER = at('2025-03-01T08:00:00Z', 1);
const NEWEST = at('2025-03-09T08:00:00Z', 9.9);
const [PATIENT, ...TREATED] = treatedPatient('314617008', '2025-03-10T10:00:00Z');
const RECORD = [{ ...PATIENT, identifier: [{ system: 'https://hospital.example', value: '1' }] }, ...TREATED, OLDER];
const text = JSON.stringify(NEWEST);
const nobodys = (more: object) => JSON.stringify({ ...NEWEST, ...more });
const withLine = (line: string): Files => ({ 'a.ndjson': ndjson(RECORD), 'b.ndjson': `${line}\n` });
const NAMELESS = 'names no patient by a reference';

describe('a newest value that cannot be read lets no older one decide', () => {
  it('the older one alone is met', async () => {
    expect((await audit(withLine(''))).creatinine).toBe('met');
  });

  it.each<[string, string, string]>([
    ['no JSON inside', text.replace('"value":9.9', '"value":9.9.1'), 'not JSON'],
    ['without what it is of', text.replace(/"code":\{"coding".*?\]/, '"co'), 'not JSON'],
    [
      'without all that stood before its value',
      text.replace(/"status".*?"subject"/, '"subject"').replace(/"valueQuantity":\{/, ''),
      'not JSON',
    ],
    ['cut short after its patient', `${text.slice(0, -30)}`, 'not JSON'],
    ['cut short before its patient', text.slice(0, text.indexOf('"subject"')), 'not JSON'],
    ['cut short in its patient', text.slice(0, text.indexOf('Patient/p1') + 'Patient/p'.length), 'not JSON'],
    [
      'cut short, its patient named by UUID',
      text.replace('Patient/p1', 'urn:uuid:p1').replace('"value":9.9', '"value":9.'),
      'not JSON',
    ],
    ['garbage that ends like a resource', '{"resourceType":"Observation","id":"x", garbage}', 'not JSON'],
    [
      'nested deeper than a program can follow',
      text.replace(/\}$/, `,"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
      'nested too deeply',
    ],
    ['of nobody', nobodys({ subject: undefined }), NAMELESS],
    ['of a patient named by a search', nobodys({ subject: { reference: 'Patient?identifier=1' } }), NAMELESS],
    ['of a patient named by an identifier', nobodys({ subject: { identifier: { value: '1' } } }), NAMELESS],
    [
      'of a patient who is described inside',
      nobodys({ subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] }),
      NAMELESS,
    ],
    [
      'a message of the server that something is missing',
      JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] }),
      'the EHR could not complete the answer',
    ],
  ])('a line %s', async (_, line, because) => {
    const { creatinine, bad } = await audit(withLine(line));
    expect(creatinine).toBe('unknown');
    expect(bad).toEqual([{ file: 'b.ndjson', line: 1, because }]);
  });

  it.each<[string, { readonly link?: readonly object[]; readonly entry?: readonly object[] }, string]>([
    [
      'a page of a longer answer',
      { link: [{ relation: 'next', url: 'https://ehr.example/2' }] },
      'the file is one page of a longer answer',
    ],
    [
      'an answer that the server could not complete',
      { entry: [{ resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] } }] },
      'the EHR could not complete the answer',
    ],
  ])(
    '%s about several patients, or another one without the Patient, may lack what is of anybody',
    async (_, more, because) => {
      const other = { ...NEWEST, id: 'of-another', subject: { reference: 'Patient/p9' } };
      const bundle = {
        resourceType: 'Bundle',
        type: 'searchset',
        ...more,
        entry: [{ resource: other }, ...(more.entry ?? [])],
      };
      const { creatinine, bad } = await audit(withLine(JSON.stringify(bundle)));
      expect([creatinine, bad]).toEqual(['unknown', [{ file: 'b.ndjson', line: 1, because }]]);
    },
  );

  it('a result in a Bundle of its own that names its patient by the UUID of another Bundle', async () => {
    const result = { ...NEWEST, subject: { reference: 'urn:uuid:0f1e' } };
    const bundle = JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: result }, { resource: { ...result, id: 'n2' } }],
    });
    const { creatinine, bad } = await audit(withLine(bundle));
    expect([creatinine, bad]).toEqual(['unknown', [{ file: 'b.ndjson', line: 1, because: NAMELESS }]]);
  });

  it('a line in which another patient is named first, who was not treated', async () => {
    const { resourceType, ...rest } = NEWEST as unknown as Record<string, unknown>;
    const line = JSON.stringify({ resourceType, performer: [{ reference: 'Patient/p2' }], ...rest });
    expect((await audit(withLine(line))).creatinine).toBe('not-met');
  });

  const older = gzipSync(ndjson([OLDER]));
  const newest = gzipSync(ndjson([NEWEST]));
  it('a line that names its patient by UUID, and another as performer', async () => {
    const line = nobodys({ performer: [{ reference: 'Patient/p2' }], subject: { reference: 'urn:uuid:p1' } });
    expect((await audit(withLine(line))).creatinine).toBe('not-met');
  });

  it.each<[string, object | undefined]>([
    ['an identifier', { identifier: { system: 'https://hospital.example', value: '1' } }],
    ['nothing at all', undefined],
  ])('a line that names its patient by %s, and another as performer', async (_, subject) => {
    const line = nobodys({ performer: [{ reference: 'Patient/p2' }], subject });
    const { creatinine, bad } = await audit(withLine(line));
    expect(creatinine).toBe('unknown');
    expect(bad).toMatchObject([{ file: 'b.ndjson', line: 1, because: NAMELESS }]);
  });

  it.each<[string, Buffer]>([
    ['cut short', Buffer.concat([older, newest.subarray(0, newest.length - 20)])],
    ['changed on the way', Buffer.concat([older, Buffer.from(newest).fill(0xff, 12, 30)])],
    ['with something else before its last part', Buffer.concat([older, Buffer.from('not gzip'), newest])],
  ])('a compressed file %s', async (_, content) => {
    const { creatinine, bad } = await audit({ 'a.ndjson': ndjson(RECORD), 'b.ndjson.gz': content });
    expect(creatinine).toBe('unknown');
    expect(bad[0]).toMatchObject({ file: 'b.ndjson.gz', line: null });
  });

  it('a compressed file that is filled up with zeros is whole', async () => {
    const content = Buffer.concat([older, Buffer.alloc(512)]);
    const { creatinine, bad } = await audit({ 'a.ndjson': ndjson(RECORD), 'b.ndjson.gz': content });
    expect([creatinine, bad]).toEqual(['met', []]);
  });
});

describe('what cannot be read touches no more than it may have said', () => {
  it.each<[string, string]>([
    ['a broken line of somebody else', text.replace('Patient/p1', 'Patient/p7').replace('9.9', '9.')],
    ['a broken line of a type that is not read', '{"resourceType":"Encounter","id":"e1'],
    ['a broken diagnosis', '{"resourceType":"Condition","id":"e1'],
    ['JSON that is no resource', '{"a":{"b":1}}'],
    ['words', 'Made on Monday'],
    ['a result of a device', nobodys({ subject: { reference: 'Device/d1' } })],
    ['a result that is not asked for', nobodys({ subject: undefined, code: { text: 'hair color' } })],
    [
      'a message that only informs',
      JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] }),
    ],
  ])('%s', async (_, line) => {
    expect((await audit(withLine(line))).creatinine).toBe('met');
  });

  it('garbage that begins like a Patient counts as no patient', async () => {
    const { bad } = await audit(withLine('{"resourceType":"Patient","id":"zz",,,}'));
    expect(bad).toEqual([{ file: 'b.ndjson', line: 1, because: 'not JSON' }]);
  });

  it('a page of a longer answer that holds no Patient is a part of the record of everybody in it', async () => {
    const page = {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'next', url: 'https://ehr.example/next' }],
      entry: [{ resource: OLDER }],
    };
    expect((await audit({ ...withLine(''), 'c.json': JSON.stringify(page) })).creatinine).toBe('unknown');
  });
});

describe('a treatment that may stand in what cannot be read', () => {
  const treatment = JSON.stringify(RECORD[3]);
  /** With both diagnoses, and no treatment that can be read. */
  const untreated = ndjson(RECORD.filter((each) => each !== RECORD[3]));
  const withPlace = (content: string | Buffer, name = 'b.ndjson') => audit({ 'a.ndjson': untreated, [name]: content });

  it.each<[string, string]>([
    ['no JSON inside', treatment.replace('"status":"completed"', '"status":"completed')],
    ['without its code', treatment.replace(/"code":\{"coding".*?\]/, '"co')],
    ['cut short after its patient', treatment.slice(0, -5)],
    ['cut short before its patient', treatment.slice(0, treatment.indexOf('"subject"'))],
    ['that tells its patient, and not its type', `"x","subject":{"reference":"Patient/p1"}}`],
    ['that names nobody', treatment.replace('"reference":"Patient/p1"', '"display":"somebody"')],
    [
      'that names nobody, its type last',
      JSON.stringify({ ...RECORD[3], subject: undefined, resourceType: undefined }).replace(
        /\}$/,
        ',"resourceType":"Procedure"}',
      ),
    ],
    [
      'by which the server says that something is missing',
      JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] }),
    ],
  ])('is told with the number of cases: a line %s', async (_, line) => {
    const { rows, bad, unreadTreatments, reading } = await withPlace(`${line}\n`);
    expect([rows, bad.length, unreadTreatments]).toEqual([[], 1, 1]);
    expect(readingSection(reading, false)).toContain(
      'The number of cases may be too small.</strong> A treatment of a patient who may be of the population may stand in 1 place',
    );
  });

  it('is told of a file that breaks off', async () => {
    const zipped = gzipSync(`${treatment}\n`);
    const { unreadTreatments } = await withPlace(zipped.subarray(0, zipped.length - 20), 'b.ndjson.gz');
    expect(unreadTreatments).toBeGreaterThanOrEqual(1);
  });

  it.each<[string, string]>([
    ['that can be read', treatment],
    ['of another type', '{"resourceType":"Observation","id":"x", garbage}'],
    ['of a patient who is not of the population', treatment.replace('Patient/p1', 'Patient/p7').slice(0, -5)],
    ['that tells nothing at all', 'garbage'],
    ['of a device', treatment.replace('Patient/p1', 'Device/d1')],
  ])('is not told of a line %s', async (_, line) => {
    const { unreadTreatments, reading } = await withPlace(`${line}\n`);
    expect(unreadTreatments).toBe(0);
    expect(readingSection(reading, false)).not.toContain('too small');
  });

  it('is counted place by place, however many are lost in the same way', async () => {
    const { unreadTreatments } = await withPlace(`${treatment.slice(0, -5)}\n`.repeat(9));
    expect(unreadTreatments).toBe(9);
  });

  it('is told without its number in a report to be shared, where that is small', () => {
    const reading = { files: 1, lines: 9, bad: [], badCount: 9, unreadTreatments: null, movedResources: null };
    expect(readingSection(reading, true)).toContain('may stand in few places');
  });
});

describe('the patients of the funnel', () => {
  it('are those of whom there is a Patient, or a record that is about them; not who only performed something', async () => {
    const performer = { actor: { reference: 'Patient/p2' } };
    const files = { 'a.ndjson': ndjson([...RECORD.slice(1, 3), { ...RECORD[3], performer: [performer] }, OLDER]) };
    expect((await audit(files)).report.funnel.patients).toBe(1);
    expect(
      (await audit({ ...files, 'b.ndjson': ndjson([{ resourceType: 'Patient', id: 'p2' }]) })).report.funnel.patients,
    ).toBe(2);
  });
});
