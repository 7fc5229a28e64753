import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { expect } from 'vitest';
import type { LaunchLimits } from '../../../launch/launchDeps.ts';
import { launchRouter } from '../../../launch/launchRouter.ts';
import type { RequireLaunch } from '../../../launch/requireLaunch.ts';
import type { Site } from '../../../server/config.ts';
import { toAppError } from '../../../server/errors/toAppError.ts';
import { openStore } from '../../../server/store/openStore.ts';
import type { Store } from '../../../server/store/store.ts';
import { suiteLogger } from '../../logs/suiteLog.ts';
import { HANDLE, PATIENT, type StubEhr } from './stubEhr.ts';
import { locationOf, TestBrowser } from './testBrowser.ts';

/** Not the address the test talks to: what LiverMet says of itself comes from here and from nowhere else. */
export const BASE_URL = 'https://livermet.example';

export interface TestApp {
  readonly store: Store;
  readonly log: readonly Readonly<Record<string, unknown>>[];
  readonly requireLaunch: RequireLaunch;
  browser(): TestBrowser;
  /** Moves the app's clock. */
  later(ms: number): void;
  close(): Promise<void>;
}

interface TestAppOptions {
  readonly sites: readonly Site[];
  readonly limits?: Partial<LaunchLimits>;
  readonly store?: Store;
  /** After how long without use a launch ends; as long as it may last at all, if not given. */
  readonly launchIdleMinutes?: number;
}

/** The launch routes on a real port, with a page for an open launch and one for errors. */
export async function startTestApp({
  sites,
  limits = {},
  store: given,
  launchIdleMinutes = 480,
}: TestAppOptions): Promise<TestApp> {
  const store = given ?? (await memoryStore());
  const log: Record<string, unknown>[] = [];
  let shift = 0;
  const { router, requireLaunch, requireQualityUser } = launchRouter({
    config: { baseUrl: BASE_URL, sites, launchHours: 8, launchIdleMinutes },
    store,
    log: suiteLogger((line) => log.push(withoutFrame(JSON.parse(line)))),
    now: () => new Date(Date.now() + shift),
    limits,
  });
  const app = express().use(router);
  app.get('/l/:launchId/', async (request, response) => {
    const { launch, site } = await requireLaunch(request.params.launchId, request.headers.cookie);
    response.json({ patient: launch.patientId, user: launch.user, site: site.id });
  });
  app.get('/audit/:launchId/', async (request, response) => {
    const { user, site } = await requireQualityUser(request.params.launchId, request.headers.cookie);
    response.json({ user: user.fhirUser, site: site.id });
  });
  app.use(errorPage);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    store,
    log,
    requireLaunch,
    browser: () => new TestBrowser(origin),
    later: (ms) => {
      shift += ms;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      expectNoSecrets(JSON.stringify(log));
    },
  };
}

/** The fields that a step has logged, without those that every line has. */
const withoutFrame = ({
  level: _,
  time: __,
  pid: ___,
  hostname: ____,
  msg: _____,
  ...fields
}: Record<string, unknown>) => fields;

export const memoryStore = (): Promise<Store> =>
  openStore({ file: ':memory:', keys: { current: randomBytes(32), old: [] } });

const errorPage: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { status, code, title, message, todo } = toAppError(error);
  const page = { code, title, message, todo };
  expectNoSecrets(JSON.stringify(page));
  response.status(status).json(page);
};

/** Tokens, codes, secrets, patient ids and addresses with a query. */
const SECRETS = new RegExp(`ACCESS-|REFRESH-|CODE|SECRET-|${PATIENT}|${HANDLE}|[?]|eyJ|Practitioner/7`);

export function expectNoSecrets(text: string): void {
  expect(text).not.toMatch(SECRETS);
}

export const launchPath = (ehr: StubEhr, more: Readonly<Record<string, string>> = {}): string =>
  `/launch?${new URLSearchParams({ iss: ehr.iss, launch: HANDLE, ...more })}`;

/** A launch from the click in the chart to the page's address. */
export async function completeLaunch(ehr: StubEhr, browser: TestBrowser): Promise<{ path: string; id: string }> {
  const started = await browser.open(launchPath(ehr));
  const finished = await browser.open(ehr.consent(locationOf(started)));
  expect(finished.status).toBe(303);
  const path = locationOf(finished);
  return { path, id: path.split('/')[2] ?? '' };
}

/** Status and error code of an answer. */
export async function failureOf(response: Response): Promise<readonly [number, string]> {
  const page = (await response.json()) as { code: string; title: string; message: string; todo: string };
  expect([page.title, page.message, page.todo].every((text) => text.length > 10)).toBe(true);
  return [response.status, page.code];
}
