import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Router } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { launchRouter } from '../../../launch/launchRouter.ts';
import { createApp } from '../../../server/app.ts';
import { pageNav } from '../../../server/present/pageNav.ts';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { memoryStore } from '../../launch/support/testApp.ts';
import { suiteLogger } from '../../logs/suiteLog.ts';
import { closeAll, follow, livermet } from '../runningApp.ts';

const folders: string[] = [];
afterEach(async () => {
  await closeAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Every route by which something can be changed, and that a browser's cookie opens. */
const FORMS = [
  '/l/:launchId/answers',
  '/l/:launchId/withdraw',
  '/l/:launchId/decisions',
  '/l/:launchId/write-back',
  '/l/:launchId/end',
  '/audit/:launchId/sign-out',
  '/audit/:launchId/runs',
  '/audit/:launchId/again',
  '/audit/:launchId/cancel',
];
/** Called by an EHR with a JWT of its own; no cookie counts there. */
const BY_JWT = ['/cds-services/livermet-eligibility', '/cds-services/livermet-eligibility/feedback'];

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** The routes of an app for every method that is not a mere look, as Express holds them. */
const changingRoutes = (stack: readonly Layer[]): readonly string[] =>
  stack.flatMap(({ route, handle }) => {
    if (route === undefined) return changingRoutes(handle.stack ?? []);
    const { get: _, head: __, ...others } = route.methods;
    return Object.keys(others).map((method) => `${method} ${route.path}`);
  });

/** Everything the store holds, save the record of who did what. */
const dump = (database: DatabaseSync): string => {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('trail_entry', 'sqlite_sequence')")
    .all();
  return JSON.stringify(tables.map(({ name }) => [name, database.prepare(`SELECT * FROM ${name}`).all()]));
};

/** An open chart and open pages of the quality team in one browser, and the store behind them. */
async function opened() {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-forms-'));
  folders.push(folder);
  const file = join(folder, 'store.sqlite');
  const { sandbox, baseUrl } = await livermet(undefined, { DATABASE_FILE: file });
  const browser = new Browser();
  const chart = await follow(browser, sandbox.launchUrl('inr-correctable'));
  const quality = await follow(browser, `${baseUrl}/standalone?site=sandbox&purpose=quality`);
  const database = new DatabaseSync(file, { readOnly: true });
  const addressOf = (route: string) =>
    new URL(route.split('/:launchId/')[1] ?? '', route.startsWith('/audit') ? quality.url : chart.url).href;
  return { browser, chart, quality, database, addressOf };
}

describe('a form that another site sends with the cookies of an open launch', () => {
  it('can reach these routes and no others', async () => {
    const config = { baseUrl: 'http://localhost', sites: [], launchHours: 8 };
    const logger = suiteLogger();
    const deps = { store: await memoryStore(), now: () => new Date(), logger, appVersion: '0', config };
    const { router: launchRoutes, ...launched } = launchRouter({ ...deps, log: logger });
    const app = createApp({ ...deps, ...launched, launchRoutes });
    const { stack } = app.router as unknown as { stack: readonly Layer[] };
    expect(launchRoutes).toBeInstanceOf(Router().constructor);
    expect([...changingRoutes(stack)].sort()).toEqual([...FORMS, ...BY_JWT].map((path) => `post ${path}`).sort());
  });

  it.each(FORMS)(
    'changes nothing at %s, with no token, an empty one, a guess, or that of another launch',
    async (route) => {
      const { browser, chart, quality, database, addressOf } = await opened();
      const tokenOn = (text: string) => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
      const other = tokenOn(route.startsWith('/audit') ? chart.text : quality.text);
      expect(other).toHaveLength(43);
      const before = dump(database);
      const tokens = [{}, { csrf: '' }, { csrf: 'guess' }, { csrf: other }];
      for (const token of tokens) {
        const body = new URLSearchParams({ unresectable: 'yes', kind: 'ecog', about: 'all', ...token });
        const answer = await browser.open(addressOf(route), { method: 'POST', body });
        expect([answer.status, (await answer.text()).includes('Nothing was saved')]).toEqual([403, true]);
      }
      const json = await browser.open(addressOf(route), {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: `{"csrf":"${other}"}`,
      });
      expect(json.status).toBe(403);
      expect(dump(database)).toBe(before);
      expect(
        database.prepare("SELECT count(*) AS n FROM trail_entry WHERE document LIKE '%foreign-form%'").get(),
      ).toEqual({
        n: tokens.length + 1,
      });
    },
  );
});

it('every form on every page carries the token of its launch, and goes to one of those routes', async () => {
  const { browser, chart, quality } = await opened();
  const { pathname } = new URL(chart.url);
  const pages = pageNav(pathname, null, { writesBack: true, mayExamineTrail: true }).map(
    ({ href }) => new URL(href, chart.url).href,
  );
  const actions: string[] = [];
  for (const url of [...pages, new URL('launches', chart.url).href, quality.url]) {
    const { text } = await follow(browser, url);
    for (const [form, action = ''] of text.matchAll(/<form method="post" action="([^"]+)".*?<\/form>/gs)) {
      actions.push(action.replace(/[0-9a-f-]{36}/, ':launchId'));
      expect(form).toMatch(/<input type="hidden" name="csrf" value="[\w-]{43}">/);
    }
    expect(text.match(/<form /g)?.length ?? 0).toBe(
      text.match(/<form (class="[^"]*" )?method="(get|post)"/g)?.length ?? 0,
    );
  }
  expect(actions.filter((action) => !FORMS.includes(action))).toEqual([]);
  expect(new Set(actions)).toContain('/l/:launchId/answers');
});
