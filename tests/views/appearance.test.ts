import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../browser/support/axe.ts';
import { startBrowser } from '../browser/support/browser.ts';
import { openEverything, sidewaysScroll } from '../browser/support/layout.ts';
import { factsWith } from '../builders/facts.ts';
import { answer, assessmentOf, mixedFacts } from '../server/present/assessmentBuilder.ts';
import { serveInWindow } from './asset.ts';
import { renderError, renderVerdict } from './render.ts';

const ADDRESS = 'http://livermet.test';
const pages: Record<string, () => Promise<string>> = {
  mixed: () =>
    renderVerdict(
      assessmentOf({
        facts: mixedFacts(),
        gaps: [{ query: 'laboratory results', reason: 'the EHR did not answer', feeds: ['creatinine'] }],
        answers: [answer('unresectable', true), answer('lesion-count', 3)],
      }),
      { formErrors: { 'largest-lesion-cm': 'Give the diameter.' }, formValues: { 'largest-lesion-cm': 'three' } },
    ),
  empty: () => renderVerdict(assessmentOf({ facts: factsWith() }), { saved: ['ecog'] }),
  error: () =>
    renderError({ title: 'Not registered', happened: 'It happened.', whatToDo: 'Do this.', reference: '3f6a' }),
};

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function show(name: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const html = await pages[name]?.();
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await serveInWindow(page, ADDRESS, html ?? '');
  await page.goto(ADDRESS);
  return page;
}

describe.each(Object.keys(pages))('the page "%s"', (name) => {
  it.each([400, 768, 1440])('never scrolls sideways at %d px, opened or closed', async (width) => {
    const page = await show(name, width);
    expect(await sidewaysScroll(page)).toBe(0);
    await openEverything(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });

  it.each([
    [400, 'light'],
    [1440, 'dark'],
  ] as const)('leaves axe nothing to find at %d px, %s, with everything opened', async (width, scheme) => {
    const page = await show(name, width, scheme);
    await openEverything(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the board', () => {
  it('names the therapy in every cell where there is no room for columns', async () => {
    const page = await show('mixed', 400);
    expect(await page.locator('#criterion-inr .cell-therapy').allInnerTexts()).toEqual([
      'DEB-TACE',
      'Y90',
      'Ablation',
      'Resection',
    ]);
    await page.context().close();
  });

  it('stays a table to those who hear it', async () => {
    const page = await show('mixed', 400);
    const board = page.getByRole('table', { name: 'Criteria' });
    expect(await board.getByRole('columnheader').count()).toBe(6);
    expect(await board.getByRole('row').count()).toBe(15);
    await page.context().close();
  });
});

describe('by keyboard', () => {
  it('the first stop skips to the content, and the focus can be seen', async () => {
    const page = await show('mixed', 768);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await skip.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid');
    await page.context().close();
  });
});

describe('on paper', () => {
  it('the form is left out and the verdicts are kept', async () => {
    const page = await show('mixed', 768);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.answers').isVisible()).toBe(false);
    expect(await page.locator('.therapies').isVisible()).toBe(true);
    expect(await page.locator('.board').isVisible()).toBe(true);
    await page.context().close();
  });
});
