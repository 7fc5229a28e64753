import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { type Environment, loadConfig, type Site } from '../../../server/config.ts';
import { type Running, start } from '../../../server/start.ts';
import { HANDLE, type StubEhr } from '../../launch/support/stubEhr.ts';
import { locationOf, TestBrowser } from '../../launch/support/testBrowser.ts';
import { suiteLogger } from '../../logs/suiteLog.ts';

export interface LoggedApp extends Running {
  readonly log: () => string;
}

/** The app, in this process, with these EHRs registered and, unless said otherwise, a store in memory. */
export async function appWith(sites: readonly Site[], environment: Environment = {}): Promise<LoggedApp> {
  const file = JSON.stringify({ sites: sites.map(({ policy: _, ...site }) => site) });
  const store = environment.DATABASE_URL ? {} : { DATABASE_FILE: ':memory:' };
  const key = { LIVERMET_KEY: randomBytes(32).toString('base64') };
  const config = loadConfig({ PORT: '0', SITES_FILE: 'sites.json', ...store, ...key, ...environment }, () => file);
  let log = '';
  const logger = suiteLogger((line) => {
    log += line;
  });
  return { ...(await start(config, logger)), log: () => log };
}

export interface OpenedLaunch {
  readonly browser: TestBrowser;
  /** "/l/<id>/" */
  readonly path: string;
}

/** A launch up to the address of its page. */
export async function launched(app: Running, ehr: StubEhr, code?: string): Promise<OpenedLaunch> {
  const browser = new TestBrowser(app.baseUrl);
  const started = await browser.open(`/launch?${new URLSearchParams({ iss: ehr.iss, launch: HANDLE })}`);
  const finished = await browser.open(ehr.consent(locationOf(started), code));
  expect(finished.status).toBe(303);
  return { browser, path: locationOf(finished) };
}

export async function pageOf({ browser, path }: OpenedLaunch): Promise<{ status: number; text: string }> {
  const page = await browser.open(path);
  return { status: page.status, text: await page.text() };
}
