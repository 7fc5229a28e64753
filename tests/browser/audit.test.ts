import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './support/browser.ts';
import { type LiverMet, startLiverMet } from './support/livermet.ts';

let app: LiverMet;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startLiverMet(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** From the list of patients of the sandbox EHR to the quality team's pages. */
async function signedIn(javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await page.goto(`${app.app}/standalone?site=sandbox&purpose=quality`);
  await page.waitForURL(/\/audit\/[0-9a-f-]+\/$/);
  return page;
}

it('a newcomer audits the patients of the sandbox EHR, follows it without JavaScript, and opens the report', async () => {
  const page = await signedIn(false);
  await page.getByText('What if a limit or a look-back were another?').click();
  await page.getByLabel('Creatinine').fill('1');
  await page.getByRole('button', { name: 'Begin the audit' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
  // Nobody touches the page: it loads itself again until there is a report.
  await page.getByRole('link', { name: 'Open the report' }).waitFor({ timeout: 60_000 });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.getByRole('link', { name: 'Open the report' }).click();
  await page.getByRole('heading', { name: 'Who was counted' }).waitFor();
  expect(complaints.filter((text) => /Security Policy|Refused/.test(text))).toEqual([]);
  // Its style is let in by the hash in the policy.
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px');
  await page.locator('details summary').first().click();
  await page.locator('a[href="#c1"]').first().click();
  await page.locator('section.case:target').waitFor();
  expect(page.url()).toMatch(/#c1$/);
  expect(page.url()).not.toMatch(/Patient|Procedure/);
  await page.context().close();
});

it('the files of a report are downloaded under names that say what they are', async () => {
  const page = await signedIn(true);
  await page.getByRole('row', { name: /done/ }).getByRole('link').click();
  const names: string[] = [];
  for (const name of ['Cases and criteria (CSV)', 'MeasureReport (FHIR R4)', 'Every count and rate (JSON)']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    names.push(download.suggestedFilename().replaceAll(/\d{4}-\d{2}-\d{2}/g, 'day'));
  }
  expect(names).toEqual(['audit-day-day-cases.csv', 'audit-day-day-measure-report.json', 'audit-day-day-summary.json']);
  await page.context().close();
});

it('a problem of the form is reached by its link, with the keyboard alone', async () => {
  const page = await signedIn(true);
  await page.getByLabel('First day').fill('yesterday');
  await page.keyboard.press('Enter');
  const problem = page.getByRole('alert').getByRole('link', { name: 'First day' });
  await problem.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('run-from');
  expect(await page.getByLabel('First day').getAttribute('aria-invalid')).toBe('true');
  await page.context().close();
});
