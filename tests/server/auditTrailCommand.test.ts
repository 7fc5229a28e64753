import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/openStore.ts';
import { fhirErrors } from '../fhir/fhirErrors.ts';
import { EVENT } from './store/event.ts';

let folder = '';
let file = '';
const key = randomBytes(32);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'livermet-trail-'));
  file = join(folder, 'store.sqlite');
  const store = await openStore({ file, keys: { current: key, old: [] } });
  for (const requestId of ['1', '2', '3']) await store.record({ ...EVENT, requestId });
  await store.record({ ...EVENT, siteId: 'south', user: null, patientId: null, outcome: 'refused', edition: null });
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env.PATH, DATABASE_FILE: file, LIVERMET_KEY: key.toString('base64'), ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli.ts', 'audit-trail', ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** As somebody does who owns the file. */
function tamper(sql: string): void {
  const other = new DatabaseSync(file);
  other.exec('DROP TRIGGER trail_entry_no_UPDATE; DROP TRIGGER trail_entry_no_DELETE; DROP TRIGGER trail_entry_next');
  other.exec(sql);
  other.close();
}

describe('audit-trail verify', () => {
  it('says that a trail is whole, and where it ends', () => {
    const { status, stdout } = run(['verify']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ whole: true, entries: 4, head: expect.stringMatching(/^4:[0-9a-f]{64}$/) });
  });

  it.each([
    ['a changed entry', "UPDATE trail_entry SET document = replace(document, 'ecog', 'inr') WHERE number = 2", 2],
    [
      'an entry put before the first',
      `INSERT INTO trail_entry (number, document, hash, site_id, patient_id, user_id, at_ms)
       SELECT 0, document, hash, site_id, patient_id, user_id, at_ms FROM trail_entry WHERE number = 1`,
      0,
    ],
    ['an entry that was taken out', 'DELETE FROM trail_entry WHERE number = 2', 3],
    ['an entry filed under another patient', "UPDATE trail_entry SET patient_id = 'p9' WHERE number = 3", 3],
  ])('names %s as the first that is broken', (_, sql, number) => {
    tamper(sql);
    const { status, stdout } = run(['verify']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ whole: false, firstBroken: number, problem: expect.any(String) });
  });

  it('finds that the end was cut off, given the head that was noted before', () => {
    const { head } = JSON.parse(run(['verify']).stdout);
    expect(run(['verify', '--head', head]).status).toBe(0);
    tamper('DELETE FROM trail_entry WHERE number = 4');
    expect(run(['verify']).status).toBe(0);
    const { status, stdout } = run(['verify', '--head', head]);
    expect([status, JSON.parse(stdout).firstBroken]).toEqual([1, 4]);
  });

  it('finds that all of it was written anew, given the head that was noted before', () => {
    const { status, stdout } = run(['verify', '--head', `2:${'a'.repeat(64)}`]);
    expect([status, JSON.parse(stdout).firstBroken]).toEqual([1, 2]);
  });
});

describe('audit-trail export', () => {
  it('gives the entries of a site as AuditEvents, one a line, and is itself on the trail', () => {
    const { status, stdout } = run(['export', '--format', 'auditevent', '--site', 'north']);
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toHaveLength(4);
    expect(events.flatMap(fhirErrors)).toEqual([]);
    expect(events[0]).toMatchObject({
      resourceType: 'AuditEvent',
      recorded: EVENT.at,
      action: 'C',
      outcome: '0',
      agent: [
        {
          requestor: true,
          who: { reference: 'Practitioner/7', identifier: { system: 'https://ehr.example/fhir', value: 'user-7' } },
        },
      ],
      source: { site: 'north', observer: { display: 'LiverMet' } },
    });
    expect(events[0].entity[0].what).toEqual({ reference: 'Patient/p1' });
    expect(events[0].entity[1].detail).toContainEqual({ type: 'edition', valueString: '2020-09-01' });
    expect(events[3]).toMatchObject({
      type: { code: '110106' },
      agent: [{ who: { identifier: { system: 'command-line' } } }],
    });
  });

  it('says of somebody who did not prove who it was just that', () => {
    const [line = ''] = run(['export', '--format', 'auditevent', '--site', 'south']).stdout.split('\n');
    const refused = JSON.parse(line);
    expect(fhirErrors(refused)).toEqual([]);
    expect(refused).toMatchObject({ outcome: '4', agent: [{ who: { display: 'not proven' } }] });
  });
});

describe('bad input ends with 2 and one line that says what to do', () => {
  it.each<[string, readonly string[], NodeJS.ProcessEnv, RegExp]>([
    ['no task', [], {}, /say verify or export/],
    ['an unknown task', ['repair'], {}, /say verify or export/],
    ['an unknown option', ['verify', '--all'], {}, /--all/],
    ['a head that is none', ['verify', '--head', '4'], {}, /--head: must be number:hash/],
    ['no format', ['export', '--site', 'north'], {}, /--format: must be auditevent/],
    ['no site', ['export', '--format', 'auditevent'], {}, /--site is missing/],
    ['no database', ['verify'], { DATABASE_FILE: '' }, /DATABASE_FILE: is needed, or DATABASE_URL/],
    ['a file that is not there', ['verify'], { DATABASE_FILE: '/nowhere/store.sqlite' }, /there is no file/],
    ['no key', ['verify'], { LIVERMET_KEY: '' }, /LIVERMET_KEY: is needed/],
    [
      'a database that is away',
      ['verify'],
      { DATABASE_FILE: '', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /does not answer \(postgres ECONNREFUSED\)/,
    ],
  ])('%s', (_, args, environment, line) => {
    const { status, stdout, stderr } = run(args, environment);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
