import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from './support/browser.ts';
import { openEverything } from './support/layout.ts';
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

async function open(patient: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${livermet.address}/chart/${patient}/open`);
  await page.waitForURL(/\/l\/[0-9a-f-]+\/$/);
  return { context, page, complaints };
}

/** Presses Tab until the focus is on what is looked for; a person with a keyboard has no other way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the focus never comes to ${selector}`);
}

/** Of a group of radio buttons one is a stop, the others are reached by the arrow keys. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const group = page.locator(`input[name="${name}"]`);
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press('Tab');
    const focused = await page
      .locator(':focus')
      .getAttribute('name', { timeout: 500 })
      .catch(() => null);
    if (focused === name) break;
  }
  await page.keyboard.press('Space');
  for (let arrows = 0; arrows < (await group.count()); arrows += 1) {
    if (await page.locator(`input[name="${name}"][value="${value}"]`).isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} cannot be set to ${value} by keyboard`);
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const shown = async (page: Page, selector: string) =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, ' ');

describe('by keyboard alone and without JavaScript', () => {
  it('an answer is given, saved, withdrawn, and a decision documented', async () => {
    const { context, page } = await open('everything-met', false);
    await choose(page, 'unresectable', 'yes');
    await choose(page, 'liver-dominant', 'yes');
    await tabTo(page, '.answers button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/saved=/);
    expect(await shown(page, '.notice-done')).toMatch(/^Saved .*unresectable\? yes .*liver-dominant\? yes$/);
    expect(await shown(page, '#therapy-deb-tace')).toMatch(/^DEB-TACE met/);

    await tabTo(page, '.withdraw summary');
    await page.keyboard.press('Enter');
    expect(await shown(page, '.withdraw form')).toContain('as if this answer had not been given');
    await tabTo(page, '.withdraw button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/withdrawn=/);
    expect(await shown(page, '.notice-done')).toMatch(/^Withdrawn .*unresectable\? yes$/);
    expect(await shown(page, '#therapy-deb-tace')).toMatch(/^DEB-TACE unknown/);

    await tabTo(page, '.decide-link a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/decisions$/);
    await choose(page, 'about', 'deb-tace');
    await choose(page, 'kind', 'against');
    await tabTo(page, 'input[name="against"][value="unresectable"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#decision-reason');
    await page.keyboard.type('Judged on the images of today.');
    await tabTo(page, '.decide button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/decided=/);
    expect(await shown(page, '.notice-done')).toBe('Decision saved DEB-TACE: proceed against Cannot be resected');
    expect(await shown(page, '.decision')).toContain('Judged on the images of today.');
    await context.close();
  });
});

/** A patient's page with answers on record, one withdrawn, and two decisions of which one is superseded. */
async function filled() {
  const all = await open('inr-correctable', true);
  const { page } = all;
  await page.check('input[name="unresectable"][value="yes"]');
  await page.check('input[name="prefers-y90"][value="no"]');
  await page.click('.answers button');
  await page.waitForURL(/saved=/);
  await page.locator('.withdraw summary').first().click();
  await page.locator('.withdraw button').first().click();
  await page.waitForURL(/withdrawn=/);
  for (const reason of ['Waiting for the second reading.', 'Line one.\nLine two.']) {
    await page.goto(new URL('./decisions', page.url()).href);
    await page.check('input[name="about"][value="deb-tace"]');
    await page.check('input[name="kind"][value="defer"]');
    await page.fill('#decision-reason', reason);
    await page.click('.decide button');
    await page.waitForURL(/decided=/);
  }
  return all;
}

describe('the pages with answers and decisions on record', () => {
  let all: Awaited<ReturnType<typeof filled>>;
  let home = '';
  beforeAll(async () => {
    all = await filled();
    home = new URL('./', all.page.url()).href;
  });
  afterAll(() => all?.context.close());

  const cases = ['', 'decisions'].flatMap((path) => [
    { path, width: 400, colorScheme: 'light' as const },
    { path, width: 1440, colorScheme: 'dark' as const },
  ]);
  it.each(cases)('leave axe nothing to find, opened: "$path", $width px, $colorScheme', async (one) => {
    const { page, complaints } = all;
    await page.setViewportSize({ width: one.width, height: 900 });
    await page.emulateMedia({ colorScheme: one.colorScheme });
    await page.goto(`${home}${one.path}`);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await findings(page)).toEqual([]);
    for (const width of [400, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect({ width, overflow: await overflow(page) }).toEqual({ width, overflow: 0 });
    }
    expect(complaints).toEqual([]);
  });

  it.each([
    [1000, 'closed'],
    [1000, 'opened'],
    [1440, 'closed'],
    [1440, 'opened'],
  ] as const)('keep each status in the column of its therapy at %d px, its row %s', async (width, state) => {
    const { page } = all;
    await page.setViewportSize({ width, height: 900 });
    await page.goto(home);
    if (state === 'opened') await openEverything(page);
    const lefts = (cells: string) =>
      page.locator(cells).evaluateAll((found) => found.map((cell) => Math.round(cell.getBoundingClientRect().left)));
    const heads = await lefts('.board thead th:nth-child(n + 3)');
    expect(heads).toHaveLength(4);
    expect(await shown(page, '#criterion-prefers-y90')).toMatch(/Entered here by .* site policy Chart: nothing/);
    for (const row of ['prefers-y90', 'creatinine', 'inr'])
      expect(await lefts(`#criterion-${row} .status-cell`)).toEqual(heads);
    const [title, value] = await lefts('.board thead th:nth-child(-n + 2)');
    expect(await lefts('.board tbody th')).toEqual(Array(await page.locator('.board tbody th').count()).fill(title));
    expect(await lefts('#criterion-inr .value-now')).toEqual([value]);
  });

  it('a refused decision leaves axe nothing to find, and its errors lead to their fields', async () => {
    const { context, page } = await open('everything-met', true);
    await page.goto(new URL('./decisions', page.url()).href);
    await page.fill('#decision-reason', '  ');
    await page.click('.decide button');
    expect(await shown(page, '.notice-alert')).toContain('Nothing was saved');
    expect(await findings(page)).toEqual([]);
    await page.locator('.notice-alert a').first().click();
    expect(await page.locator('#decision-about').evaluate((field) => field === document.activeElement)).toBe(true);
    await context.close();
  });
});
