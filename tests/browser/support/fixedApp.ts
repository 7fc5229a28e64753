import { pino } from 'pino';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { loadConfig } from '../../../server/config.ts';
import { start } from '../../../server/start.ts';
import type { ListedPage } from '../pages.ts';

/** The app and the sandbox EHR, where it is always the same morning: what is shown depends on nothing but the code. */
export interface FixedApp {
  readonly open: (browser: Browser, page: ListedPage, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

const MORNING = new Date('2026-01-15T09:00:00Z');

export async function startFixedApp(): Promise<FixedApp> {
  const now = () => MORNING;
  const config = loadConfig({ PORT: '0', SANDBOX_PORT: '0' }, () => '');
  const { baseUrl, sandbox, close } = await start(config, pino({ level: 'silent' }), { now, sandbox: { now } });
  if (!sandbox) throw new Error('no sandbox was started');
  return {
    close,
    open: async (browser, { patient, quality, path }, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      if (patient === undefined && !quality) {
        await page.goto(`${baseUrl}${path}`);
        return page;
      }
      await page.goto(
        quality ? `${baseUrl}/standalone?site=sandbox&purpose=quality` : `${sandbox.url}/chart/${patient}/open`,
      );
      await page.waitForURL(/\/(l|audit)\/[0-9a-f-]+\/$/);
      if (path !== '') await page.goto(`${page.url()}${path}`);
      return page;
    },
  };
}
