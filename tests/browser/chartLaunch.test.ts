import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from './support/axe.ts';
import { startBrowser } from './support/browser.ts';
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

/** A window of its own that notes whatever the console complains about. */
async function open(
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** From the printed address to the verdict page in the frame of the chart, as a clinician gets there. */
async function launchFromChart(page: Page, patient: string): Promise<Frame> {
  await page.goto(livermet.address);
  await page.getByRole('link', { name: patient }).click();
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the chart shows no frame');
  await frame.waitForURL(/\/l\/[0-9a-f-]+\/$/);
  return frame;
}

/** The same, in a window without a frame. */
async function launchInWindow(page: Page, patientId: string): Promise<void> {
  await page.goto(`${livermet.address}/chart/${patientId}/open`);
  await page.waitForURL(/\/l\/[0-9a-f-]+\/$/);
}

const therapyLine = async (frame: Frame | Page, therapy: string) =>
  (await frame.locator('.therapy', { hasText: therapy }).first().innerText()).replaceAll(/\s+/g, ' ');

describe('from the printed address to the verdict, in a real browser', () => {
  it('a click on a patient launches LiverMet in the chart and shows all four verdicts and the literature', async () => {
    const { context, page, complaints } = await open();
    const frame = await launchFromChart(page, 'Barnaby Samplefield');
    expect(await frame.locator('h1').innerText()).toBe('Barnaby Samplefield');
    for (const therapy of ['DEB-TACE', 'Y90 radioembolization', 'Microwave ablation', 'Hepatic resection'])
      expect(await therapyLine(frame, therapy)).toContain('unknown');
    expect(await therapyLine(frame, 'DEB-TACE')).toContain('Correctable: INR: 1.9, correctable to at most 1.5');
    const text = await frame.locator('main').innerText();
    expect(text).toContain('9 months median overall survival from the first liver-directed treatment');
    expect(text).toContain('MELD (UNOS 2002)');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['the list of patients', ''],
    ['the chart with the verdict page in it', '/chart/inr-correctable'],
    ['the verdict page', '/chart/everything-met/open'],
    ['a patient outside the evidence', '/chart/gist/open'],
    ['a patient with nothing recorded', '/chart/only-a-patient/open'],
  ])('axe finds nothing on %s', async (_, path) => {
    const { context, page, complaints } = await open();
    await page.goto(`${livermet.address}${path}`);
    await page.waitForLoadState('networkidle');
    for (const frame of page.frames().slice(1)) await frame.waitForURL(/\/l\/[0-9a-f-]+\/$/);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([400, 768, 1440])('no page is wider than a window of %d pixels', async (width) => {
    const { context, page } = await open({ viewport: { width, height: 900 } });
    await launchInWindow(page, 'lesions-by-mcode-tumor-size');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });
});

describe('what only a clinician can say', () => {
  it.each([
    ['with JavaScript', true],
    ['without JavaScript', false],
  ])('is asked on the page and changes the verdict, %s', async (_, javaScriptEnabled) => {
    const { context, page } = await open({ javaScriptEnabled });
    await launchInWindow(page, javaScriptEnabled ? 'everything-met' : 'ecog-0-as-integer');
    expect(await therapyLine(page, 'DEB-TACE')).toContain('unknown');
    await page.check('input[name="unresectable"][value="yes"]');
    await page.check('input[name="liver-dominant"][value="yes"]');
    await page.check('input[name="prefers-y90"][value="no"]');
    await page.click('main form button[type="submit"]');
    await page.waitForURL(/saved=/);
    expect(await therapyLine(page, 'DEB-TACE')).toMatch(/^DEB-TACE met/);
    expect(await therapyLine(page, 'Y90')).toContain('not met');
    expect(await page.locator('main').innerText()).toContain('Saved');
    await context.close();
  });

  it('a correctable value becomes not met when the clinician says that it cannot be corrected', async () => {
    const { context, page } = await open();
    await launchInWindow(page, 'inr-correctable');
    await page.check('input[name="inr-correctable"][value="no"]');
    await page.click('main form button[type="submit"]');
    await page.waitForURL(/saved=/);
    expect(await therapyLine(page, 'DEB-TACE')).toMatch(/^DEB-TACE not met/);
    await context.close();
  });

  it('a value that cannot be read is refused, and what was typed is still there', async () => {
    const { context, page } = await open();
    await launchInWindow(page, 'platelets-correctable-ecog-2');
    await page.fill('input[name="largest-lesion-cm"]', 'three');
    await page.check('input[name="unresectable"][value="yes"]');
    await page.click('main form button[type="submit"]');
    expect(await page.inputValue('input[name="largest-lesion-cm"]')).toBe('three');
    expect(await page.isChecked('input[name="unresectable"][value="yes"]')).toBe(true);
    expect(await page.locator('main').innerText()).not.toContain('Saved');
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});

describe('two patients in two tabs of one browser', () => {
  it('never mix: each tab keeps its own patient, however they are loaded again and answered', async () => {
    const { context, page: first } = await open();
    const second = await context.newPage();
    await Promise.all([launchInWindow(first, 'creatinine-stale'), launchInWindow(second, 'gist')]);
    const names = async () => [await first.locator('h1').innerText(), await second.locator('h1').innerText()];
    const expected = ['Odessa Ruth Trialton', 'Ignatius Testerly'];
    expect(await names()).toEqual(expected);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all([first.reload(), second.reload()]);
      expect(await names()).toEqual(expected);
    }
    await first.check('input[name="unresectable"][value="yes"]');
    await first.click('main form button[type="submit"]');
    await first.waitForURL(/saved=/);
    await second.reload();
    expect(await names()).toEqual(expected);
    expect(await second.locator('main').innerText()).not.toContain('Practitioner');
    await context.close();
  });

  it('another browser cannot open the address of a launch', async () => {
    const { context, page } = await open();
    await launchInWindow(page, 'gist');
    const { context: other, page: stranger } = await open();
    const response = await stranger.goto(page.url());
    expect(response?.status()).toBe(403);
    expect(await stranger.locator('main').innerText()).not.toContain('Testerly');
    await Promise.all([context.close(), other.close()]);
  });
});

describe('the log', () => {
  it('holds no patient’s name, id, birth date or launch', async () => {
    const { context, page } = await open();
    await launchInWindow(page, 'everything-met');
    const launch = /\/l\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? 'none';
    await context.close();
    const output = livermet.output();
    expect(output).toContain('"route":"/l/:launchId/"');
    for (const word of ['Testwood', 'Marigold', 'everything-met', '1967-04-18', 'T-1000', launch, 'Practitioner'])
      expect(output).not.toContain(word);
  });
});
