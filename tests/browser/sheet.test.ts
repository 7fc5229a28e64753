import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { print } from '../views/printedPage.ts';
import { axeFindings } from './support/axe.ts';
import { startBrowser } from './support/browser.ts';
import { sidewaysScroll } from './support/layout.ts';
import { type LiverMet, startLiverMet } from './support/livermet.ts';

let livermet: LiverMet;
let browser: Browser;

beforeAll(async () => {
  [livermet, browser] = await Promise.all([startLiverMet(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await livermet?.stop();
});

/** The sheet of a patient, reached from the page of criteria by its link. */
async function openSheet(patient: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${livermet.address}/chart/${patient}/open`);
  await page.waitForURL(/\/l\/[0-9a-f-]+\/$/);
  await page
    .getByRole('navigation', { name: 'Pages about this patient' })
    .getByRole('link', { name: 'Tumor-board sheet' })
    .click();
  await page.waitForURL(/\/sheet$/);
  return { context, page, complaints };
}

describe('the tumor-board sheet in a browser', () => {
  it.each(['only-a-patient', 'gist'])(
    'of %s leaves axe nothing to find and the console nothing to say, at any width, light or dark',
    async (patient) => {
      const { context, page, complaints } = await openSheet(patient);
      for (const [width, colorScheme] of [
        [400, 'light'],
        [1440, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect(await axeFindings(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('needs no JavaScript, and prints as one page without the ways to other pages', async () => {
    const { context, page } = await openSheet('after-deb-tace-both-lobes', { javaScriptEnabled: false });
    expect(await page.locator('h1').innerText()).toBe('Leontine Mockwell');
    await context.close();
    const { context: second, page: printed } = await openSheet('after-deb-tace-both-lobes');
    expect((await print(printed, 'Letter')).pages).toBe(1);
    expect((await print(printed, 'A4')).pages).toBe(1);
    for (const part of ['.pages', 'body > header', 'body > footer', '.tb-actions'])
      expect(await printed.locator(part).first().isVisible()).toBe(false);
    expect(await printed.locator('.tb-criteria').isVisible()).toBe(true);
    await second.close();
  });
});
