import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

const work = mkdtempSync(join(tmpdir(), 'livermet-unreadable-'));
let count = 0;
const plan = {
  period: auditPeriod('2025-01-01', '2025-12-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};
const creatinine = (id: string, value: number, day: number) =>
  observation(LOINC.creatinine, { id, ...quantity(value, 'mg/dL'), effectiveDateTime: `2025-03-0${day}` });
const ndjson = (resources: readonly unknown[]) => resources.map((each) => `${JSON.stringify(each)}\n`).join('');
const RECORD = ndjson([...treatedPatient('314617008', '2025-03-10T10:00:00Z'), creatinine('n1', 1, 1)]);
const NEWEST = ndjson([creatinine('n9', 9.9, 9)]);

/** A folder with the record of a patient, and with what is put beside it. */
async function auditBeside(put: (folder: string) => void) {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.ndjson'), RECORD);
  put(folder);
  const { cases, reading } = await runAudit({ folder, plan, isShared: false, threads: 0 });
  const rows = cases.flatMap(({ rows }) => rows.split('\r\n'));
  const creatinineStatus = rows.find((row) => row.includes(',creatinine,'))?.split(',')[7];
  return {
    creatinine: creatinineStatus,
    bad: reading.bad,
    files: reading.files,
    unreadTreatments: reading.unreadTreatments,
  };
}
const beside = (content: string | Buffer, name = 'b') =>
  auditBeside((folder) => writeFileSync(join(folder, name), content));
const signed = (bytes: readonly number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(300, 0x9c)]);
const tar = Buffer.concat([Buffer.alloc(257, 0x61), Buffer.from('ustar'), Buffer.alloc(250), Buffer.from(NEWEST)]);

describe('a file of which nothing can be read is named once, and may hold anything of anybody', () => {
  it.each<[string, string | Buffer, string]>([
    ['UTF-16', Buffer.from(`\ufeff${NEWEST}`, 'utf16le'), 'is text in UTF-16, which is not read: write it in UTF-8'],
    [
      'UTF-16 without a mark',
      Buffer.from(NEWEST, 'utf16le'),
      'is text in UTF-16, which is not read: write it in UTF-8',
    ],
    ['ZIP', signed([0x50, 0x4b, 3, 4]), 'is a ZIP archive, which is not read: unpack it'],
    ['bzip2', signed([...Buffer.from('BZh9')]), 'is compressed by bzip2, which is not read: unpack it'],
    ['xz', signed([0xfd, ...Buffer.from('7zXZ'), 0]), 'is compressed by xz, which is not read: unpack it'],
    ['Zstandard', signed([0x28, 0xb5, 0x2f, 0xfd]), 'is compressed by Zstandard, which is not read: unpack it'],
    ['gzip twice', gzipSync(gzipSync(NEWEST)), 'is compressed twice by gzip, which is not read: unpack it'],
    ['TAR', tar, 'is a TAR archive, which is not read: unpack it'],
    ['TAR in gzip', gzipSync(tar), 'is a TAR archive, which is not read: unpack it'],
  ])('%s', async (_, content, because) => {
    const { creatinine, bad, unreadTreatments } = await beside(content);
    expect(bad).toEqual([{ file: 'b', line: null, because }]);
    expect([creatinine, unreadTreatments]).toEqual(['unknown', 1]);
  });

  it('a document over many lines that breaks off', async () => {
    const { creatinine, bad, unreadTreatments } = await beside(
      JSON.stringify(JSON.parse(NEWEST), null, 2).slice(0, -9),
    );
    expect(bad).toEqual([{ file: 'b', line: null, because: 'not JSON' }]);
    expect([creatinine, unreadTreatments]).toEqual(['unknown', 1]);
  });

  it('lines that all break off are named one by one', async () => {
    const { creatinine, bad } = await beside(`${NEWEST.slice(0, -20)}\n${NEWEST.slice(0, -30)}\n`);
    expect([creatinine, bad.map(({ line }) => line)]).toEqual(['unknown', [1, 2]]);
  });

  it.each<[string, number[]]>([
    ['a PDF document', [...Buffer.from('%PDF-1.7\n')]],
    ['a picture', [0x89, ...Buffer.from('PNG\r\n'), 0x1a, 10]],
  ])('%s holds no record', async (kind, beginning) => {
    const { creatinine, bad, unreadTreatments } = await beside(signed(beginning));
    expect(bad).toEqual([{ file: 'b', line: null, because: `is ${kind}, which is not read` }]);
    expect([creatinine, unreadTreatments]).toEqual(['met', 0]);
  });
});

describe('a link', () => {
  const LOST = 'is a link that leads to no file';

  it('to a file is read like the file', async () => {
    const other = join(work, 'newest.ndjson');
    writeFileSync(other, NEWEST);
    const { creatinine, bad } = await auditBeside((folder) => symlinkSync(other, join(folder, 'b')));
    expect([creatinine, bad]).toEqual(['not-met', []]);
  });

  it.each<[string, (folder: string) => void]>([
    ['to nothing', (folder) => symlinkSync(join(work, 'nowhere'), join(folder, 'b'))],
    ['to itself', (folder) => symlinkSync('b', join(folder, 'b'))],
  ])('%s is named, and what it should have held is missing', async (_, put) => {
    const { creatinine, bad } = await auditBeside(put);
    expect([creatinine, bad]).toEqual(['unknown', [{ file: 'b', line: null, because: LOST }]]);
  });

  it('to another folder is followed', async () => {
    const other = mkdtempSync(join(work, 'other-'));
    writeFileSync(join(other, 'newest.ndjson'), NEWEST);
    const { creatinine, bad } = await auditBeside((folder) => symlinkSync(other, join(folder, 'b')));
    expect([creatinine, bad]).toEqual(['not-met', []]);
  });

  it('to the folder itself, or one in it, adds nothing', async () => {
    const { creatinine, bad, files } = await auditBeside((folder) => {
      mkdirSync(join(folder, 'c'));
      symlinkSync('.', join(folder, 'b'));
      symlinkSync('..', join(folder, 'c', 'e'));
      symlinkSync('c', join(folder, 'd'));
    });
    expect([creatinine, bad, files]).toEqual(['met', [], 1]);
  });
});
