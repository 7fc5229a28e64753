import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PICTURED, WIDTHS } from './pages.ts';
import { startBrowser } from './support/browser.ts';
import { type FixedApp, startFixedApp } from './support/fixedApp.ts';
import { differenceFromGolden, picture, SCALE } from './support/golden.ts';

let app: FixedApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startFixedApp(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

it.each(PICTURED.map((listed) => [listed.name, listed] as const))(
  '"%s" looks as its golden pictures',
  async (_, listed) => {
    const page = await app.open(browser, listed, { deviceScaleFactor: SCALE });
    const differences: (string | null)[] = [];
    for (const width of WIDTHS) differences.push(differenceFromGolden(listed, width, await picture(page, width)));
    expect(differences.filter((difference) => difference !== null)).toEqual([]);
    await page.context().close();
  },
);
