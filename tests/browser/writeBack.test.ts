import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { startBrowser } from './support/browser.ts';
import { openEverything, sidewaysScroll } from './support/layout.ts';
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

async function open(patient: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${livermet.address}/chart/${patient}/open`);
  await page.waitForURL(/\/l\/[0-9a-f-]+\/$/);
  return { context, page, complaints };
}

/** The question stands behind a click where the chart holds a grade. */
async function enterEcog(page: Page): Promise<void> {
  const closed = page.locator('details:not([open]):has(input[name="ecog"]) > summary');
  if ((await closed.count()) > 0) await closed.click();
  await page.check('input[name="ecog"][value="1"]');
  await page.click('main form button[type="submit"]');
  await page.waitForURL(/saved=/);
}

async function toWriteBack(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages about this patient' })
    .getByRole('link', { name: 'Write to the EHR' })
    .click();
  await page.waitForURL(/\/write-back$/);
}

describe('writing to the EHR in a browser', () => {
  it('an ECOG grade entered on the page of criteria is confirmed, written and named, without JavaScript', async () => {
    const { context, page } = await open('creatinine-stale', { javaScriptEnabled: false });
    await enterEcog(page);
    await toWriteBack(page);
    expect(await page.locator('#write-ecog').innerText()).toContain('ECOG 1: restricted in strenuous activity only');
    await page.locator('#write-ecog button').click();
    await page.waitForURL(/written=/);
    expect(await page.getByRole('status').innerText()).toMatch(/ECOG grade entered here: Observation\/[0-9a-f-]{36}/);
    expect(await page.locator('#write-ecog').innerText()).toMatch(/This stands in the EHR: Observation\//);
    expect(await page.locator('#write-ecog button').count()).toBe(0);
    await context.close();
  });

  it('the sheet is shown as it will be, in its own style, and written', async () => {
    const { context, page, complaints } = await open('after-deb-tace-both-lobes');
    await toWriteBack(page);
    await page.getByRole('link', { name: 'The document exactly as it will be written' }).click();
    await page.waitForURL(/\/sheet\.html/);
    expect(await page.locator('h1').innerText()).toBe('Leontine Mockwell');
    expect(await page.locator('.tb').evaluate((sheet) => getComputedStyle(sheet).borderTopStyle)).toBe('solid');
    await page.goBack();
    await page.locator('#write-sheet button').click();
    await page.waitForURL(/written=/);
    expect(await page.getByRole('status').innerText()).toMatch(/Tumor-board sheet: DocumentReference\/[0-9a-f-]{36}/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('leaves axe nothing to find and the console nothing to say, at any width, light or dark', async () => {
    const { context, page, complaints } = await open('ecog-0-as-integer');
    await enterEcog(page);
    await toWriteBack(page);
    await openEverything(page);
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
  });

  it('leaves no patient in the log', () => {
    for (const word of ['Mockwell', 'Leontine', 'ecog-0-as-integer', 'written=', 'Practitioner'])
      expect(livermet.output()).not.toContain(word);
  });
});
