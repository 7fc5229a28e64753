import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListedPage, PAGES } from './pages.ts';
import { axeFindings } from './support/axe.ts';
import { startBrowser } from './support/browser.ts';
import { type FixedApp, startFixedApp } from './support/fixedApp.ts';
import { focusFaults } from './support/keyboard.ts';
import { openEverything, sidewaysScroll } from './support/layout.ts';

let app: FixedApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startFixedApp(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const KILOBYTE = 1024;
const listed = PAGES.map((page) => [page.name, page] as const);

/** Opens a page, hands it over, and closes its window. */
async function on(page: ListedPage, use: (page: Page) => Promise<void>, options?: BrowserContextOptions) {
  const opened = await app.open(browser, page, options);
  await use(opened);
  await opened.context().close();
}

/** Everything that showing the page again brings from the server. */
async function loadedBy(page: Page, { isAnswer }: ListedPage): Promise<readonly { type: string; bytes: number }[]> {
  const again = isAnswer ? page : await page.context().newPage();
  const responses: Response[] = [];
  again.on('response', (response) => responses.push(response));
  if (isAnswer) await again.reload({ waitUntil: 'networkidle' });
  else await again.goto(page.url(), { waitUntil: 'networkidle' });
  return Promise.all(
    responses.map(async (response) => ({
      type: response.request().resourceType(),
      bytes: (await response.body()).length,
    })),
  );
}

/** What is drawn anew whenever a page is made: the number of an error, of a form, and the entry of the visit itself. */
const withoutNumbers = (html: string): string =>
  html
    .replaceAll(/<span class="reference">[0-9a-f]{8,16}<|name="form" value="[0-9a-f-]{36}"/g, '')
    .replaceAll(/<table[^>]*class="grid fold trail".*?<\/table>/gs, '');

describe.each(listed)('"%s"', (_, listedPage) => {
  it.each([
    [400, 'light'],
    [1440, 'dark'],
  ] as const)(
    'leaves axe nothing to find and nothing in doubt at %d px, %s, with everything opened',
    (width, colorScheme) =>
      on(
        listedPage,
        async (page) => {
          await openEverything(page);
          expect(await axeFindings(page)).toEqual([]);
        },
        { viewport: { width, height: 900 }, colorScheme },
      ),
  );

  it('has no script, and asks for none', () =>
    on(listedPage, async (page) => {
      expect(await page.locator('script').count()).toBe(0);
      expect((await loadedBy(page, listedPage)).filter(({ type }) => type === 'script')).toEqual([]);
    }));

  it('never scrolls sideways, from 320 px up, opened or closed', () =>
    on(listedPage, async (page) => {
      const found: object[] = [];
      for (const state of ['closed', 'opened']) {
        if (state === 'opened') await openEverything(page);
        for (const width of [320, 400, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          const over = await sidewaysScroll(page);
          if (over > 0) found.push({ state, width, over });
        }
      }
      expect(found).toEqual([]);
    }));

  it('can be walked through by keyboard: each stop is seen, marked, and in the order of reading', () =>
    on(listedPage, async (page) => expect(await focusFaults(page)).toEqual([]), {
      viewport: { width: 768, height: 900 },
      reducedMotion: 'reduce',
    }));
});

it.each(listed)('"%s" weighs at most 150 KB, uncompressed', (_, listedPage) =>
  on(listedPage, async (page) => {
    const bytes = (await loadedBy(page, listedPage)).reduce((sum, loaded) => sum + loaded.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(150 * KILOBYTE);
    expect(bytes).toBeGreaterThan(20 * KILOBYTE);
  }),
);

it.each(listed.filter(([, { isAnswer }]) => !isAnswer))('"%s" is the same page with JavaScript off', (_, listedPage) =>
  on(listedPage, async (page) => {
    const storageState = await page.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, storageState });
    const without = await context.newPage();
    await without.goto(page.url());
    expect(withoutNumbers(await without.content())).toBe(withoutNumbers(await page.content()));
    await context.close();
  }),
);
