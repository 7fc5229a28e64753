import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { assess } from '../../../server/present/assess.ts';
import { concept } from '../../builders/condition.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

type Resource = object;

const work = mkdtempSync(join(tmpdir(), 'livermet-versions-'));
let count = 0;

const plan = {
  period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};
const DECIDED = '2025-03-10T10:00:00.000Z';
const BASE = treatedPatient('314617008', DECIDED);
const version = (each: Resource, versionId: number, more: Resource = {}): Resource => {
  const meta = { versionId: `${versionId}`, lastUpdated: `2025-03-0${versionId}T12:00:00Z` };
  return { ...each, meta, ...more };
};
const CREATININE = observation(LOINC.creatinine, {
  id: 'o1',
  ...quantity(0.9, 'mg/dL'),
  effectiveDateTime: '2025-03-01T08:00:00Z',
});
const GLUCOSE = { code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] } };
const [, DIAGNOSIS] = BASE;

/** What the newer version says otherwise, in the words of the test. */
const CORRECTED: readonly (readonly [string, readonly [Resource, Resource], string, string])[] = [
  [
    'a result that was of something else',
    [version(CREATININE, 1), version(CREATININE, 2, GLUCOSE)],
    'creatinine',
    'unknown',
  ],
  [
    'a result entered in error, of which only words are left',
    [version(CREATININE, 1), version(CREATININE, 2, { status: 'entered-in-error', code: { text: 'x' } })],
    'creatinine',
    'unknown',
  ],
  [
    'a result that names what it is of nowhere else',
    [version(CREATININE, 1), version(CREATININE, 2, { code: { coding: [{ display: 'x' }] } })],
    'creatinine',
    'unknown',
  ],
  ['two results of one id without a version', [CREATININE, { ...CREATININE, ...GLUCOSE }], 'creatinine', 'unknown'],
  ['a result that was right', [version(CREATININE, 1, GLUCOSE), version(CREATININE, 2)], 'creatinine', 'met'],
];

const ndjson = (resources: readonly Resource[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');
const WITH_META_FIRST = (text: string) =>
  text.replaceAll(/^(\{"resourceType":"\w+"),("id":"\w+")(.*?),("meta":\{.*?\})/gm, '$1,$4,$2$3');
const bundle = (resources: readonly Resource[]) =>
  JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });

/** How two versions lie in a folder. */
const FOLDERS: readonly (readonly [string, (older: Resource, newer: Resource) => Record<string, string | Buffer>])[] = [
  ['in one file', (older, newer) => ({ 'a.ndjson': ndjson([...BASE, older, newer]) })],
  ['the newer first', (older, newer) => ({ 'a.ndjson': ndjson([...BASE]), 'b.ndjson': ndjson([newer, older]) })],
  ['the older read last', (older, newer) => ({ 'a.ndjson': ndjson([newer]), 'b.ndjson': ndjson([...BASE, older]) })],
  [
    'in exports of two days',
    (older, newer) => ({
      'a.ndjson': ndjson(BASE),
      'b.ndjson': ndjson([older]),
      'c.ndjson.gz': gzipSync(ndjson([newer])),
    }),
  ],
  [
    'written with what is not read before the id',
    (older, newer) => ({ 'a.ndjson': ndjson(BASE), 'b.ndjson': WITH_META_FIRST(ndjson([older, newer])) }),
  ],
  [
    'written with blanks',
    (older, newer) => ({
      'a.ndjson': ndjson([...BASE, older]),
      'b.ndjson': ndjson([newer]).replaceAll(/([,:])"/g, '$1 "'),
    }),
  ],
  ['in Bundles', (older, newer) => ({ 'a.json': bundle([...BASE, older]), 'b.json': bundle([BASE[0] ?? {}, newer]) })],
];

async function audited(files: Record<string, string | Buffer>, input: string) {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const outcome = await runAudit({ folder, plan, isShared: false, threads: 0 });
  const row = outcome.cases.flatMap(({ rows }) => rows.split('\r\n')).find((each) => each.includes(`,${input},`));
  return { status: row?.split(',')[7], ...outcome };
}

function onThePage(resources: readonly Resource[], input: string): string | undefined {
  const { resources: read, gaps } = fileRecord(ndjson(resources));
  const request = { resources: read, patientId: 'p1', asOf: DECIDED, policy: DEFAULT_POLICY, answers: [], gaps };
  return assess(request)
    .verdicts.find(({ therapy }) => therapy === 'deb-tace')
    ?.results.find(({ id }) => id === input)?.status;
}

describe.each(FOLDERS)('no older version decides where a newer one is of no interest: %s', (_, folder) => {
  it.each(CORRECTED)('%s', async (_what, [older, newer], input, status) => {
    expect(onThePage([...BASE, older, newer], input)).toBe(status);
    expect((await audited(folder(older, newer), input)).status).toBe(status);
  });
});

it('a diagnosis corrected to another leaves nobody to be audited', async () => {
  const older = version(DIAGNOSIS ?? {}, 1);
  const newer = version(DIAGNOSIS ?? {}, 2, { code: concept('snomed', '44598004') });
  const others = BASE.filter((each) => each !== DIAGNOSIS);
  const { cases, report } = await audited({ 'a.ndjson': ndjson([...others, older]), 'b.ndjson': ndjson([newer]) }, '');
  expect(cases).toEqual([]);
  expect(report.funnel.inPopulation).toBe(0);
});

it('nor is a patient counted who was not treated', async () => {
  const untreated = BASE.slice(0, 3).filter((each) => each !== DIAGNOSIS);
  const older = version(DIAGNOSIS ?? {}, 1);
  const newer = version(DIAGNOSIS ?? {}, 2, { code: concept('snomed', '44598004') });
  const { report } = await audited({ 'a.ndjson': ndjson([...untreated, older]), 'b.ndjson': ndjson([newer]) }, '');
  expect(report.funnel.inPopulation).toBe(0);
});

it.each([
  ['the higher one read last', 0.9, 3.9],
  ['the lower one read last', 3.9, 0.9],
])('two copies of one version that differ contradict each other: %s', async (_, first, second) => {
  const [a, b] = [first, second].map((value) => version({ ...CREATININE, ...quantity(value, 'mg/dL') }, 1));
  expect(onThePage([...BASE, a ?? {}, b ?? {}], 'creatinine')).toBe('unknown');
  const files = { 'a.ndjson': ndjson([...BASE, a ?? {}]), 'b.ndjson': ndjson([b ?? {}]) };
  expect((await audited(files, 'creatinine')).status).toBe('unknown');
});

it('copies of one version in one Bundle, of which one is of no interest', async () => {
  const [leiomyosarcoma = {}, other = {}] = [DIAGNOSIS ?? {}, { ...DIAGNOSIS, ...GLUCOSE }].map((each) =>
    version(each, 4),
  );
  const rest = BASE.filter((each) => each !== DIAGNOSIS);
  for (const both of [
    [leiomyosarcoma, other],
    [other, leiomyosarcoma],
  ]) {
    const entries = [...rest, ...both].map((resource) => {
      const { resourceType, id } = resource as { resourceType: string; id: string };
      return { fullUrl: `https://e.example/fhir/${resourceType}/${id}`, resource };
    });
    const text = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries });
    expect(onThePage([...rest, ...both], 'histology')).toBe('unknown');
    const { cases, report } = await audited({ 'p1.json': text }, 'histology');
    expect([cases, report.leftOut.length]).toEqual([[], 1]);
  }
});

it('versions of which number and time contradict each other leave none newer, nor one without either', async () => {
  const of = (value: number, meta?: object) => ({
    ...CREATININE,
    ...quantity(value, 'mg/dL'),
    ...(meta ? { meta } : {}),
  });
  const three = [
    of(3.9, { versionId: '13', lastUpdated: '2025-03-04T12:00:00Z' }),
    of(3.8, { versionId: '21', lastUpdated: '2025-03-03T12:00:00Z' }),
    of(0.9),
  ];
  expect(onThePage([...BASE, ...three], 'creatinine')).toBe('unknown');
  expect((await audited({ 'a.ndjson': ndjson([...BASE, ...three]) }, 'creatinine')).status).toBe('unknown');
});

it('a copy with a blank at the end of its id contradicts nothing', async () => {
  const copy = { ...CREATININE, id: 'o1 ' };
  expect(onThePage([...BASE, CREATININE, copy], 'creatinine')).toBe('met');
  for (const files of [
    { 'a.ndjson': ndjson([...BASE, CREATININE, copy]) },
    { 'a.ndjson': ndjson([...BASE, copy]), 'b.ndjson': ndjson([CREATININE]) },
  ])
    expect((await audited(files, 'creatinine')).status).toBe('met');
  expect(onThePage([...BASE, CREATININE, { ...copy, ...quantity(1.4, 'mg/dL') }], 'creatinine')).toBe('unknown');
});

it('of a folder with everything twice, each thing counts once', async () => {
  const files = { 'a.ndjson': ndjson([...BASE, CREATININE]), 'b.ndjson': ndjson([...BASE, CREATININE]) };
  const { status, cases, reading } = await audited(files, 'creatinine');
  expect([status, cases.length, reading.bad]).toEqual(['met', 1, []]);
});
