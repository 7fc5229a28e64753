import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../server/criteria/decision.ts';
import { openStore } from '../../server/store/openStore.ts';
import { concept, condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../builders/condition.ts';
import { LOINC, observation, quantity } from '../builders/observation.ts';
import { DECISION, sent } from './store/contract.ts';
import { EVENT } from './store/event.ts';

const folder = mkdtempSync(join(tmpdir(), 'livermet-audit-entries-'));
const data = join(folder, 'data');
const key = Buffer.alloc(32, 1).toString('base64');
const environment = {
  SITES_FILE: join(folder, 'sites.json'),
  DATABASE_FILE: join(folder, 'store.sqlite'),
  LIVERMET_KEY: key,
};
const site = (id: string) => ({
  id,
  name: id,
  iss: `https://ehr.${id}.example/fhir`,
  clientId: 'livermet',
  authentication: { kind: 'public' },
  frameAncestors: [`https://ehr.${id}.example`],
});

/** A DEB-TACE that lacks only what a clinician says; `p3` has a bilirubin that is too high. */
const recordOf = (id: string) => [
  { resourceType: 'Patient', id },
  ...[
    condition(LEIOMYOSARCOMA, { id: `${id}-c1` }),
    condition(LIVER_METASTASIS, { id: `${id}-c2` }),
    observation(LOINC.creatinine, { id: `${id}-o1`, ...quantity(1, 'mg/dL') }),
    observation(LOINC.bilirubin, { id: `${id}-o2`, ...quantity(id === 'p3' ? 3 : 1, 'mg/dL') }),
    observation(LOINC.inr, { id: `${id}-o3`, ...quantity(1.1) }),
    observation(LOINC.platelets, { id: `${id}-o4`, ...quantity(180, '10*9/L') }),
    observation(LOINC.ecog, { id: `${id}-o5`, valueInteger: 1 }),
    {
      resourceType: 'Procedure',
      id: `${id}-x`,
      status: 'completed',
      code: concept('snomed', '314617008'),
      performedDateTime: '2026-01-15T09:00:00Z',
    },
  ].map((each) => ({ ...each, subject: { reference: `Patient/${id}` } })),
];

const BOARD = { ...DECISION, about: 'deb-tace' as const, at: '2026-01-14T10:00:00Z' };

beforeAll(async () => {
  mkdirSync(data);
  const lines = ['p1', 'p2', 'p3'].flatMap(recordOf).map((each) => `${JSON.stringify(each)}\n`);
  writeFileSync(join(data, 'all.ndjson'), lines.join(''));
  writeFileSync(environment.SITES_FILE, JSON.stringify({ sites: [site('north'), site('south')] }));
  const keys = { current: Buffer.from(key, 'base64'), old: [] };
  const store = await openStore({ file: environment.DATABASE_FILE, keys });
  const yes = (id: 'unresectable' | 'liver-dominant', at: string) => ({ id, value: true, at, by: 'Dr. Lee' });
  const both = (at: string) => sent('form-1', [yes('unresectable', at), yes('liver-dominant', at)]);
  await store.addAnswers('north', 'p1', both('2026-01-14T10:00:00Z'), EVENT);
  await store.addAnswers('south', 'p2', both('2026-01-14T10:00:00Z'), EVENT);
  const against: Decision = { ...BOARD, kind: 'against', against: ['total-bilirubin'], reason: '=1+1 board, "agreed"' };
  await store.addDecision('north', 'p3', against, 0, EVENT);
  const card = {
    uuid: 'card-1',
    siteId: 'north',
    patientId: 'p3',
    hook: 'order-sign',
    statuses: { 'deb-tace': 'not-met' },
    user: 'Practitioner/7',
    at: '2026-01-14T11:00:00Z',
  };
  await store.addCards([card]);
  const feedback = {
    card: 'card-1',
    outcome: 'overridden',
    reason: { code: 'tumor-board' },
    comment: 'see <b>',
  } as const;
  await store.addFeedback(['north'], [{ ...feedback, at: '2026-01-14T11:01:00Z' }], EVENT);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));

/** The real command in a process of its own. */
function audit(name: string, args: readonly string[], env: Readonly<Record<string, string>> = environment) {
  const out = join(folder, name);
  const period = ['--from', '2026-01-01', '--to', '2026-01-31', '--as-of', '2026-06-30'];
  const { status, stderr } = spawnSync(process.execPath, [cli, 'audit', ...period, '--out', out, ...args, data], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  const read = (file: string) => readFileSync(join(out, file), 'utf8');
  return { status, stderr, summary: () => JSON.parse(read('summary.json')), csv: () => read('cases.csv'), read };
}

const rowsOf = (csv: string, patient: string) =>
  csv.split('\r\n').filter((row) => row.startsWith(`Patient/${patient},`));

describe('an audit with the entries of its site', () => {
  it('counts answers in the verdict, decisions and overridden cards beside it', () => {
    const { status, stderr, summary } = audit('joined', ['--site', 'north']);
    expect([status, stderr]).toEqual([0, '']);
    expect(summary()).toMatchObject({
      overall: { cases: { adherent: 1, 'not-adherent': 1, 'not-documented': 1, all: 3 } },
      entered: {
        site: 'north',
        any: 2,
        answers: 1,
        decisions: { accept: 0, against: 1, defer: 0, none: 2 },
        overrides: { documented: 1, 'in-part': 0, none: 0 },
        cards: 1,
      },
    });
  });

  it('leaves a case what it was, and writes the decision against it beside it', () => {
    const { csv, read } = audit('joined', ['--site', 'north']);
    const [header = ''] = csv().split('\r\n');
    expect(header.split(',').slice(-8)).toEqual([
      ...['decision', 'decision_at', 'decision_by', 'decision_about', 'decision_against', 'decision_reason'],
      ...['override', 'cards_overridden'],
    ]);
    const rows = rowsOf(csv(), 'p3');
    expect(rows).toHaveLength(9);
    expect(rows.filter((row) => row.includes(',not-adherent,'))).toHaveLength(9);
    const end = `against,2026-01-14T10:00:00Z,${DECISION.by},deb-tace,total-bilirubin,"'=1+1 board, ""agreed""",documented,"2026-01-14T11:01:00Z, order-sign, Practitioner/7, tumor-board: see <b>"`;
    expect(rows.filter((row) => row.endsWith(`,${end}`))).toHaveLength(9);
    const page = read('index.html');
    expect(page).toContain('DEB-TACE: proceed against Total bilirubin');
    expect(page).toContain('Documented override: it names every criterion that was not met');
    expect(page).toContain('tumor-board: see &lt;b&gt;');
    expect(page).toMatch(/Not adherent, override documented<td class="n"><details>/);
  });

  it('cites an answer like any other source', () => {
    const rows = rowsOf(audit('joined', ['--site', 'north']).csv(), 'p1');
    expect(rows.filter((row) => row.includes(',answer/unresectable,yes,'))).toHaveLength(1);
  });

  it('never takes those of another site for the same patient id', () => {
    const { summary } = audit('south', ['--site', 'south']);
    expect(summary()).toMatchObject({ overall: { cases: { adherent: 1 } }, entered: { any: 1, answers: 1 } });
    expect(rowsOf(audit('south', ['--site', 'south']).csv(), 'p1')[0]).toContain(',not-documented,');
  });

  it('withholds small numbers and every word of them in a report to be shared', () => {
    const { read, summary } = audit('shared', ['--site', 'north', '--share']);
    expect(summary().entered).toMatchObject({ any: null, answers: null, cards: null, overrides: { documented: null } });
    expect(read('index.html')).not.toMatch(/board|Practitioner|Dr\. Lee/);
  });

  it('is recorded: somebody took the entries of a site out', async () => {
    const keys = { current: Buffer.from(key, 'base64'), old: [] };
    const store = await openStore({ file: environment.DATABASE_FILE, keys });
    const entries = await store.trail({ siteId: 'south', limit: 10 });
    await store.close();
    expect(entries.at(0)).toMatchObject({ action: 'export', detail: 'audit', user: { issuer: 'command-line' } });
  });
});

describe('an audit without them', () => {
  it('says so', () => {
    const { LIVERMET_KEY: _, DATABASE_FILE: __, ...policyOnly } = environment;
    const { status, stderr, summary, read } = audit('apart', ['--site', 'north'], policyOnly);
    expect([status, summary().entered, summary().overall.cases.adherent]).toEqual([0, null, 0]);
    expect(stderr).toMatch(/^--site: neither DATABASE_FILE nor DATABASE_URL is set, .* no case can be adherent\n$/);
    const page = read('index.html');
    expect(page).not.toContain('Entered in LiverMet');
    expect(page).toContain('What clinicians answered in LiverMet was not asked for');
    expect(page).toContain('Only a person can say: ');
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'no key',
      { SITES_FILE: environment.SITES_FILE, DATABASE_FILE: environment.DATABASE_FILE },
      /^LIVERMET_KEY: is needed/,
    ],
    ['no such file', { ...environment, DATABASE_FILE: '/nowhere/store.sqlite' }, /^DATABASE_FILE: there is no file/],
    ['no sites file', { DATABASE_FILE: environment.DATABASE_FILE, LIVERMET_KEY: key }, /^--site needs the sites file/],
  ])('ends with one line when there is %s', (_, env, message) => {
    const { status, stderr } = audit('refused', ['--site', 'north'], env);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
