import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { treatedPatients } from '../../../builders/treatedPatients.ts';
import { type BulkStub, startBulkStub } from '../../fhir/export/support/bulkServer.ts';
import {
  exportFolder,
  memberAt,
  PERIOD,
  qualitySetting,
  type Setting,
  signIn,
  startHere,
  startProcess,
  until,
} from './support/qualityApp.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of cleanUp.splice(0).reverse()) await act();
});

const FILES = treatedPatients(4);

/** Two hospitals; north has a folder, and a server that exports when the test lets it. */
async function setting(): Promise<Setting & { stub: BulkStub; folderOfExport: string }> {
  const { stub, close } = await startBulkStub({ files: FILES, polls: 1_000_000 });
  const made = await qualitySetting({
    north: {
      audit: { folder: 'export' },
      bulk: { baseUrl: stub.base, clientId: 'livermet-bulk', algorithm: 'ES384', keyFile: 'bulk.jwk.json' },
    },
    south: { audit: { folder: 'export' } },
  });
  writeFileSync(join(made.folder, 'bulk.jwk.json'), JSON.stringify(stub.privateJwk));
  cleanUp.push(() => rmSync(made.folder, { recursive: true, force: true }), close, made.close);
  return { ...made, stub, folderOfExport: exportFolder(made, FILES) };
}

async function opened(more: Readonly<Record<string, string>> = {}) {
  const made = await setting();
  const app = await startHere(made, more);
  cleanUp.push(app.close);
  const north = await signIn(app.baseUrl, made.ehrs.north!, 'north');
  const begin = async (typed: Readonly<Record<string, string>> = {}) => {
    const sent = await north.send(await north.open(''), 'runs', { ...PERIOD, source: 'folder', ...typed });
    return sent.location ?? '';
  };
  return { ...made, app, north, begin };
}

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#34;', '"')
    .replaceAll(/\s+/g, ' ');
const trailOf = ({ environment }: Setting) =>
  new DatabaseSync(environment.DATABASE_FILE!, { readOnly: true })
    .prepare('SELECT document FROM trail_entry ORDER BY number')
    .all()
    .map(({ document }) => JSON.parse(String(document)) as Record<string, unknown> & { user: { fhirUser: string } });

describe('an audit that is asked for in the app', () => {
  it.each([
    ['as it is', {}, []],
    [
      'with another limit and look-back',
      { creatinine: '1.5', 'lookback.laboratory': '60' },
      ['--what-if', 'creatinine=1.5', '--what-if', 'lookback.laboratory=60'],
    ],
    ['to be shared', { share: 'yes' }, ['--share']],
    [
      'with the reports that list patients',
      { 'subject-list': 'yes', individual: 'yes' },
      ['--subject-list', '--individual'],
    ],
  ])('gives the bytes that the command gives, %s', async (_, typed, args) => {
    const { north, begin, environment, folder, folderOfExport, sitesFile } = await opened();
    const page = await until(north, await begin(typed), /run-done/);
    const links = [...page.text.matchAll(/href="(\/audit\/[^"]+\/runs\/[^"]+\/([\w.-]+))"/g)];
    const files = Object.fromEntries(
      await Promise.all(links.map(async ([, href = '', name = '']) => [name, (await north.open(href)).text] as const)),
    );
    const asOf = new DatabaseSync(environment.DATABASE_FILE!).prepare('SELECT parameters FROM audit_run').get();
    const out = join(folder, 'by-command');
    const cli = fileURLToPath(new URL('../../../../server/cli.ts', import.meta.url));
    const command = [
      'audit',
      '--from',
      PERIOD.from,
      '--to',
      PERIOD.to,
      '--as-of',
      JSON.parse(String(asOf?.parameters)).asOf,
    ];
    const site = ['--sites', sitesFile, '--site', 'north'];
    const env = { ...process.env, ...environment };
    await promisify(execFile)(process.execPath, [cli, ...command, ...site, ...args, '--out', out, folderOfExport], {
      env,
    });
    expect(Object.keys(files).toSorted()).toEqual(readdirSync(out).toSorted());
    for (const [name, text] of Object.entries(files)) expect(text).toBe(readFileSync(join(out, name), 'utf8'));
    expect(words(page.text)).toContain('Cases 8');
  });

  it('of what a server exports leaves no copy of it', async () => {
    const { north, begin, stub, environment } = await opened();
    stub.options = { ...stub.options, polls: 1 };
    const page = await until(north, await begin({ source: 'server' }), /run-done/);
    expect(words(page.text)).toContain('Cases 8');
    expect([stub.exports, stub.living]).toEqual([1, 0]);
    expect(existsSync(join(environment.AUDIT_FOLDER!, 'north', 'export'))).toBe(false);
  });

  it('is one, however often its form is sent, and stands in the history with who asked for what', async () => {
    const { north } = await opened();
    const home = await north.open('');
    const [first, second] = [
      await north.send(home, 'runs', { ...PERIOD, source: 'folder' }),
      await north.send(home, 'runs', { ...PERIOD, source: 'folder' }),
    ];
    expect([first.status, second.location]).toEqual([303, first.location]);
    await until(north, first.location ?? '', /run-done/);
    const history = words((await north.open('')).text);
    expect(history).toMatch(/2025-01-01 to 2025-12-31 done 8 - .* Practitioner\/7/);
    expect(history.match(/2025-01-01 to 2025-12-31/g)).toHaveLength(1);
  });

  it('leaves on the trail who asked for it, what came of it, and who took which file', async () => {
    const made = await opened();
    const url = await made.begin();
    const page = await until(made.north, url, /run-done/);
    await made.north.open(`${page.url}/index.html`);
    await made.north.open(`${page.url}/cases.csv`);
    const id = url.split('/').at(-1);
    const acts = trailOf(made).map(({ action, outcome, detail }) => `${action} ${outcome} ${detail}`);
    expect(acts).toEqual([
      'launch success quality',
      `audit success run ${id} asked for: 2025-01-01 to 2025-12-31`,
      // What was entered in the app joins the cases.
      'export success audit',
      `audit success run ${id} done`,
      `audit success run ${id}: index.html`,
      `export success run ${id}: cases.csv`,
    ]);
    expect(trailOf(made).map(({ siteId, patientId }) => [siteId, patientId])).toEqual(acts.map(() => ['north', null]));
  });

  it('is shown with a policy that lets the report use its own style, and do nothing else', async () => {
    const { north, begin } = await opened();
    const page = await until(north, await begin(), /run-done/);
    const report = await north.open(`${page.url}/index.html`);
    const style = /<style>(.*?)<\/style>/s.exec(report.text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(report.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
    );
    expect(report.headers.get('cache-control')).toBe('no-store');
    const csv = await north.open(`${page.url}/cases.csv`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename=audit-2025-01-01-2025-12-31-cases.csv');
    expect(csv.headers.get('cache-control')).toBe('no-store');
  });

  it('that came to nothing says why, and can be started again', async () => {
    const { north, begin, folderOfExport } = await opened();
    rmSync(folderOfExport, { recursive: true });
    const failed = await until(north, await begin(), /run-failed/);
    expect(words(failed.text)).toContain('There is no report: the folder of the records is no folder.');
    expect(failed.text).not.toContain(folderOfExport);
    exportFolder({ folder: join(folderOfExport, '..') }, FILES);
    const again = await north.send(failed, 'again');
    expect(again.location).not.toBe(failed.url);
    await until(north, again.location ?? '', /run-done/);
  });
});

describe('while an audit runs', () => {
  it('its page says how far it is, loads itself again unless told not to, and gives no file', async () => {
    const { north, begin, stub } = await opened();
    const url = await begin({ source: 'server' });
    const page = await until(north, url, /waiting for the export \(\d+% done\)/);
    expect(page.headers.get('refresh')).toBe('5');
    const still = await north.open(`${url}?reload=off`);
    expect(still.headers.get('refresh')).toBeNull();
    expect(words(still.text)).toContain('This page stays as it is.');
    for (const name of ['index.html', 'cases.csv', '..%2F..%2Fsites.json', 'other'])
      expect((await north.open(`${url}/${name}`)).status).toBe(404);
    expect(stub.living).toBe(1);
  });

  it('no other of the same hospital begins; one after the other they do', async () => {
    const { north, begin, stub } = await opened();
    const first = await begin({ source: 'server' });
    await until(north, first, /waiting for the export/);
    const second = await begin();
    expect(words((await north.open(second)).text)).toContain('Audits are made one after the other.');
    stub.options = { ...stub.options, polls: 0 };
    await until(north, second, /run-done/);
    expect((await north.open(first)).text).toContain('run-done');
  });

  it('it can be canceled: its process ends, its export is removed from the server, and the next one begins', async () => {
    const { north, begin, stub } = await opened();
    const url = await begin({ source: 'server' });
    const waiting = await begin();
    const page = await until(north, url, /waiting for the export/);
    expect((await north.send(page, 'cancel')).location).toBe(url);
    await until(north, url, /run-canceled/);
    expect(stub.living).toBe(0);
    await until(north, waiting, /run-done/);
  });

  it('pages are answered as ever', async () => {
    const { north, begin, app } = await opened();
    await until(north, await begin({ source: 'server' }), /waiting for the export/);
    expect((await fetch(`${app.baseUrl}/healthz`)).status).toBe(200);
  });
});

describe('a form that cannot be taken', () => {
  it.each([
    ['a day that is none', { from: '2025-02-30' }, 'First day : "2025-02-30" is not a day such as 2025-01-31'],
    [
      'a period that ends before it begins',
      { from: '2026-01-01' },
      'Last day : the period ends (2025-12-31) before it begins (2026-01-01)',
    ],
    [
      'a report to be shared that lists patients',
      { share: 'yes', individual: 'yes' },
      'A report that leaves the team : it leaves every patient out, so no report that lists patients goes with it',
    ],
    ['no place to read from', { source: '' }, 'Records : choose where the records come from'],
    ['a place of one’s own', { source: '/etc' }, 'Records : choose where the records come from'],
    ['a limit that is no number', { creatinine: '1,5' }, 'Creatinine : "1,5" is not a number such as 1.5'],
    [
      'another change behind a limit',
      { creatinine: '1.5,platelets=1' },
      'Creatinine : "1.5,platelets=1" is not a number such as 1.5',
    ],
    ['half a day', { 'lookback.laboratory': '30.5' }, 'a look-back in whole days'],
  ])('says so, keeps what was typed, and asks for nothing: %s', async (_, typed, problem) => {
    const { north } = await opened();
    const sent = await north.send(await north.open(''), 'runs', {
      ...PERIOD,
      source: 'folder',
      share: 'yes',
      ...typed,
    });
    expect(sent.status).toBe(422);
    expect(words(sent.text)).toContain(problem);
    for (const value of Object.values(typed))
      if (value && !value.startsWith('/')) expect(sent.text).toContain(`value="${value}"`);
    expect(sent.text).toContain('name="share" value="yes" checked');
    expect(words((await north.open('')).text)).toContain('None has been asked for yet.');
  });
});

describe('of another hospital', () => {
  it('nobody sees an audit, its report or its name, stops it or starts it again', async () => {
    const { north, begin, app, ehrs } = await opened();
    const url = await begin();
    await until(north, url, /run-done/);
    const id = url.split('/').at(-1) ?? '';
    const south = await signIn(app.baseUrl, ehrs.south!, 'south');
    expect(words((await south.open('')).text)).toContain('None has been asked for yet.');
    for (const path of [`runs/${id}`, `runs/${id}/index.html`, `runs/${id}/cases.csv`])
      expect((await south.open(path)).status).toBe(404);
    const csrf = /name="csrf" value="([^"]+)"/.exec((await south.open('')).text)?.[1] ?? '';
    for (const path of ['cancel', 'again']) {
      const body = new URLSearchParams({ csrf, run: id });
      expect((await south.browser.open(new URL(path, south.home).href, { method: 'POST', body })).status).toBe(404);
    }
    expect((await south.open(url)).status).toBe(403);
  });

  it('an audit begins while another hospital’s waits, one at a time', async () => {
    const { north, begin, app, ehrs } = await opened();
    await until(north, await begin(), /run-done/);
    const south = await signIn(app.baseUrl, ehrs.south!, 'south');
    const home = await south.open('');
    expect(words(home.text)).not.toContain('The Bulk Data server');
    const sent = await south.send(home, 'runs', { ...PERIOD, source: 'folder' });
    await until(south, sent.location ?? '', /run-done/);
  });
});

describe('an app that is not set up for audits', () => {
  it('says what is missing', async () => {
    const { north } = await opened({ AUDIT_FOLDER: '' });
    const page = words((await north.open('')).text);
    expect(page).toContain('Audits are not set up here');
    expect(page).toContain('AUDIT_FOLDER, where reports are kept');
  });
});

describe('an app that is stopped in the middle of an audit', () => {
  it('by kill -9: the audit ends with it, is shown as interrupted, and started again goes on with what was fetched', async () => {
    const made = await setting();
    const first = await startProcess(made);
    const north = await signIn(first.baseUrl, made.ehrs.north!, 'north');
    const sent = await north.send(await north.open(''), 'runs', { ...PERIOD, source: 'server' });
    const url = sent.location ?? '';
    await until(north, url, /waiting for the export/);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const asked = await silence(made.stub);
    expect(made.stub.living).toBe(1);
    expect(existsSync(join(made.environment.AUDIT_FOLDER!, 'north', url.split('/').at(-1) ?? ''))).toBe(false);

    const second = await startProcess(made);
    cleanUp.push(async () => {
      second.child.kill('SIGKILL');
      await once(second.child, 'exit');
    });
    const back = memberAt(north.browser, north.home.replace(first.baseUrl, second.baseUrl));
    const place = url.replace(first.baseUrl, second.baseUrl);
    const page = await until(back, place, /run-interrupted/);
    expect(page.text).not.toContain('index.html');
    expect(made.stub.asked).toHaveLength(asked);

    made.stub.options = { ...made.stub.options, polls: 0 };
    const again = await back.send(page, 'again');
    const done = await until(back, again.location ?? '', /run-done/);
    expect(words(done.text)).toContain('Cases 8');
    expect([made.stub.exports, made.stub.living]).toEqual([1, 0]);
    expect(words((await back.open(place)).text)).toContain('interrupted');
  });

  it('in good order: it is shown as interrupted at once', async () => {
    const made = await setting();
    const app = await startHere(made);
    const north = await signIn(app.baseUrl, made.ehrs.north!, 'north');
    const sent = await north.send(await north.open(''), 'runs', { ...PERIOD, source: 'server' });
    await until(north, sent.location ?? '', /waiting for the export/);
    await app.close();
    await silence(made.stub);
    const again = await startHere(made);
    cleanUp.push(again.close);
    const back = memberAt(north.browser, north.home.replace(app.baseUrl, again.baseUrl));
    const page = await back.open((sent.location ?? '').replace(app.baseUrl, again.baseUrl));
    expect(page.text).toContain('run-interrupted');
  });
});

/** Waits until a server is asked nothing more. @returns how much it was asked */
async function silence(stub: BulkStub): Promise<number> {
  for (;;) {
    const before = stub.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    if (stub.asked.length === before) return before;
  }
}
