import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../../../../server/config.ts';
import { start } from '../../../../../server/start.ts';
import { Browser } from '../../../../launch/sandbox/support/browser.ts';
import { type StubEhr, startStubEhr } from '../../../../launch/support/stubEhr.ts';
import { keepLog, suiteLogger } from '../../../../logs/suiteLog.ts';
import { formsOf, type Sent, send } from '../../../postedForms.ts';
import { follow, type Page } from '../../../runningApp.ts';

/** What an app for the quality team has on disk, and what it may be started with again. */
export interface Setting {
  readonly folder: string;
  readonly sitesFile: string;
  readonly environment: Readonly<Record<string, string>>;
  /** By site: north and south, each with a quality team of Practitioner/7. */
  readonly ehrs: Readonly<Record<string, StubEhr>>;
  readonly close: () => Promise<void>;
}

/** @param entries what the sites file says besides of each site */
export async function qualitySetting(entries: Readonly<Record<string, object>>): Promise<Setting> {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-quality-'));
  const ehrs = Object.fromEntries(
    await Promise.all(Object.keys(entries).map(async (id) => [id, await startStubEhr()] as const)),
  );
  const sites = Object.entries(entries).map(([id, more]) => {
    const { policy: _, ...site } = ehrs[id]!.site({ id, name: `Hospital ${id}`, qualityTeam: ['Practitioner/7'] });
    return { ...site, policy: { timeZone: 'Europe/Berlin' }, ...more };
  });
  const sitesFile = join(folder, 'sites.json');
  writeFileSync(sitesFile, JSON.stringify({ sites }));
  const environment = {
    SITES_FILE: sitesFile,
    DATABASE_FILE: join(folder, 'store.sqlite'),
    LIVERMET_KEY: Buffer.alloc(32, 1).toString('base64'),
    AUDIT_FOLDER: join(folder, 'audits'),
    PORT: '0',
  };
  const close = async () => void (await Promise.all(Object.values(ehrs).map((ehr) => ehr.close())));
  return { folder, sitesFile, environment, ehrs, close };
}

/** The app in this process. */
export async function startHere({ environment }: Setting, more: Readonly<Record<string, string>> = {}) {
  const config = loadConfig({ ...environment, ...more }, (path) => readFileSync(path, 'utf8'));
  return start(config, suiteLogger());
}

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The app in a process of its own, which can be killed. */
export async function startProcess({ environment }: Setting): Promise<{ baseUrl: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/index.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...environment,
      PORT: `${port}`,
      BASE_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.on('exit', () => keepLog(output));
  await once(child.stdout, 'data');
  return { baseUrl: `http://localhost:${port}`, child };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

/** A member of a quality team in a browser that has signed in. */
export interface Member {
  readonly browser: Browser;
  /** Address of the first page. */
  readonly home: string;
  /** Opens a page below the first one. */
  readonly open: (path: string) => Promise<Page>;
  /** Sends the form of a page that goes to an address with this end. */
  readonly send: (page: Page, end: string, typed?: Readonly<Record<string, string>>) => Promise<Sent>;
}

export async function signIn(baseUrl: string, ehr: StubEhr, site: string): Promise<Member> {
  const browser = new Browser();
  const asked = await browser.open(`${baseUrl}/standalone?site=${site}&purpose=quality`);
  const page = await follow(browser, baseUrl + ehr.consent(asked.headers.get('location') ?? ''));
  return memberAt(browser, page.url);
}

/** Whoever has signed in before, at the app as it is reached now. */
export function memberAt(browser: Browser, home: string): Member {
  return {
    browser,
    home,
    open: (path) => follow(browser, new URL(path, home).href),
    send: (page, end, typed = {}) => {
      const [form] = formsOf(page.text, page.url, end);
      if (!form) throw new Error(`no form that goes to ${end} on ${page.text}`);
      return send(browser, form, typed);
    },
  };
}

export const PERIOD = { from: '2025-01-01', to: '2025-12-31' };

/** Loads a run again until it says something. */
export async function until(member: Member, url: string, words: RegExp): Promise<Page> {
  for (;;) {
    const page = await follow(member.browser, url);
    if (words.test(page.text)) return page;
    if (page.status !== 200) throw new Error(`status ${page.status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A folder of bulk export files: patients with a radioembolization each. */
export function exportFolder(setting: { readonly folder: string }, files: Readonly<Record<string, string>>): string {
  const folder = join(setting.folder, 'export');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.ndjson`), text);
  return folder;
}
