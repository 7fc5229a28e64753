import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Intercept } from '../../../launch/sandbox/intercept.ts';
import { loadConfig } from '../../../server/config.ts';
import { start } from '../../../server/start.ts';
import { suiteLogger } from '../../logs/suiteLog.ts';
import { type ListedPage, UNREADABLE, UNSAVABLE } from '../pages.ts';
import { seedAuditRuns } from './auditRuns.ts';

/** The app and the sandbox EHR, where it is always the same morning: what is shown depends on nothing but the code. */
export interface FixedApp {
  readonly open: (browser: Browser, page: ListedPage, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

const MORNING = new Date('2026-01-15T09:00:00Z');

export async function startFixedApp(): Promise<FixedApp> {
  const now = () => MORNING;
  const folder = mkdtempSync(join(tmpdir(), 'livermet-pages-'));
  const file = join(folder, 'store.sqlite');
  const audits = join(folder, 'audits');
  await seedAuditRuns(file, audits);
  const environment = { PORT: '0', SANDBOX_PORT: '0', DATABASE_FILE: file, AUDIT_FOLDER: audits };
  const config = loadConfig(environment, () => '');
  const sandboxOptions = { now, intercept: refuseObservations };
  const { baseUrl, sandbox, close } = await start(config, suiteLogger(), { now, sandbox: sandboxOptions });
  if (!sandbox) throw new Error('no sandbox was started');
  refuseAnswers(file);
  return {
    close: async () => {
      await close();
      rmSync(folder, { recursive: true });
    },
    open: async (browser, { patient, quality, path, steps }, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      if (patient === undefined && !quality) {
        await page.goto(`${baseUrl}${path}`);
        return page;
      }
      const launch = async (url: string) => {
        await page.goto(url);
        await page.waitForURL(/\/(l|audit)\/[0-9a-f-]+\/$/);
      };
      const openChart = (id = '') => launch(`${sandbox.url}/chart/${id}/open`);
      await (quality ? launch(`${baseUrl}/standalone?site=sandbox&purpose=quality`) : openChart(patient));
      const home = page.url();
      await steps?.(page, openChart);
      if (path !== undefined && home + path !== page.url()) await page.goto(`${home}${path}`);
      return page;
    },
  };
}

const refuseObservations: Intercept = ({ type, search }) =>
  type === 'Observation' && search.get('patient')?.endsWith(UNREADABLE) ? { status: 500, body: '' } : undefined;

function refuseAnswers(file: string): void {
  const store = new DatabaseSync(file, { timeout: 5_000 });
  store.exec(`CREATE TRIGGER refused BEFORE INSERT ON answer_record WHEN NEW.patient_id = '${UNSAVABLE}'
    BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  store.close();
}
