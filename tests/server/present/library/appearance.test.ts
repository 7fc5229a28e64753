import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moffitt } from '../../../../server/evidence/publications/moffitt.ts';
import { publicationPage } from '../../../../server/present/library/publicationPage.ts';
import { startBrowser } from '../../../browser/support/browser.ts';
import { serveInWindow } from '../../../views/asset.ts';
import { renderPublication } from './renderLibrary.ts';

const ADDRESS = 'http://livermet.test';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function show(width: number): Promise<Page> {
  const html = await renderPublication(publicationPage(moffitt, '1.2.3'));
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await serveInWindow(page, ADDRESS, html);
  await page.goto(ADDRESS);
  return page;
}

describe('a table where there is no room for columns', () => {
  it('stays a table to those who hear it', async () => {
    const page = await show(400);
    const table = page.getByRole('table', { name: /^The same 24 patients/ });
    expect(await table.getByRole('columnheader').allInnerTexts()).toHaveLength(4);
    expect(await table.getByRole('row').count()).toBe(4);
    await page.context().close();
  });

  it('names each value where it stands', async () => {
    const page = await show(400);
    const cell = page.locator('[id="MOF-T2-01"] td').first();
    expect(await cell.evaluate((each) => getComputedStyle(each, '::before').content)).toMatch(/"Patients"/);
    await page.context().close();
  });
});
