import { expect } from 'vitest';
import type { Intercept } from '../../launch/sandbox/intercept.ts';
import { type Environment, loadConfig } from '../../server/config.ts';
import { type Running, start } from '../../server/start.ts';
import type { Browser } from '../launch/sandbox/support/browser.ts';
import { suiteLogger } from '../logs/suiteLog.ts';
import { leaksIn } from './phi.ts';

const running: Running[] = [];
const lines: string[] = [];

/** Everything logged since the last test. */
export const log = (): string => lines.join('');

/** The app and the sandbox EHR on free ports, with a fault of the EHR, further settings and a clock if they are given. */
export async function livermet(
  intercept?: Intercept,
  environment: Environment = {},
  now: () => Date = () => new Date(),
): Promise<Running & Required<Pick<Running, 'sandbox'>>> {
  const config = loadConfig({ PORT: '0', SANDBOX_PORT: '0', ...environment }, () => '');
  const logger = suiteLogger((line) => lines.push(line));
  const started = await start(config, logger, { now, ...(intercept ? { sandbox: { intercept } } : {}) });
  running.push(started);
  if (!started.sandbox) throw new Error('no sandbox was started');
  return { ...started, sandbox: started.sandbox };
}

/** After each test: stops what it started, and forgets its log, which must not tell of any patient. */
export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((each) => each.close()));
  const leaks = leaksIn(log());
  lines.length = 0;
  expect(leaks).toEqual([]);
}

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly url: string;
  readonly headers: Headers;
}

/** Follows a launch over both servers to the page it ends on. */
export async function follow(browser: Browser, address: string, hops = 12): Promise<Page> {
  const response = await browser.open(address);
  const location = response.headers.get('location');
  if (location !== null && hops > 0) return follow(browser, new URL(location, address).href, hops - 1);
  return { status: response.status, text: await response.text(), url: address, headers: response.headers };
}
