import type { Browser, BrowserContextOptions } from 'playwright-core';
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

/** A page of a patient, reached from the page of criteria by its link, and what the console complained about. */
async function open(patient: string, link: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${livermet.address}/chart/${patient}/open`);
  await page.waitForURL(/\/l\/[0-9a-f-]+\/$/);
  await page.getByRole('navigation', { name: 'Pages about this patient' }).getByRole('link', { name: link }).click();
  await page.waitForURL(/\/(course|deb-tace|after-treatment)$/);
  return { context, page, complaints };
}

const PAGES = ['DEB-TACE worksheet', 'After treatment'] as const;
const ALL = ['Course', ...PAGES] as const;
const PATIENTS = ['after-deb-tace-both-lobes', 'prior-hepatectomy-and-recurrence', 'only-a-patient'] as const;
const cases = ALL.flatMap((link) => PATIENTS.map((patient) => [link, patient] as const));

describe.each(cases)('"%s" of %s', (link, patient) => {
  it.each([
    ['light', [400, 1440]],
    ['dark', [768, 1440]],
  ] as const)(
    'leaves axe nothing to find and the console nothing to say, %s, at any width',
    async (colorScheme, widths) => {
      const { context, page, complaints } = await open(patient, link);
      await openEverything(page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect({ width, colorScheme, found: await axeFindings(page) }).toEqual({ width, colorScheme, found: [] });
        expect({ width, overflow: await sidewaysScroll(page) }).toEqual({ width, overflow: 0 });
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});

describe('the pages about a patient', () => {
  it('need no JavaScript, and lead from one to the other and back', async () => {
    const { context, page } = await open('after-deb-tace-both-lobes', 'DEB-TACE worksheet', {
      javaScriptEnabled: false,
    });
    expect(await page.locator('h1').innerText()).toBe('Leontine Mockwell');
    expect(await page.locator('main').innerText()).toContain('740 mg in 6 doses');
    const nav = page.getByRole('navigation', { name: 'Pages about this patient' });
    await nav.getByRole('link', { name: 'After treatment' }).click();
    expect(await page.locator('main').innerText()).toContain('6 before, 11 after: 5 points higher');
    await nav.getByRole('link', { name: 'Criteria' }).click();
    await page.waitForURL(/\/l\/[0-9a-f-]+\/$/);
    await context.close();
  });

  it('a table stays a table to those who hear it, also where its rows are blocks', async () => {
    const { context, page } = await open('after-deb-tace-both-lobes', 'DEB-TACE worksheet', {
      viewport: { width: 400, height: 900 },
    });
    const table = page.getByRole('table', { name: 'Criteria of the published series' });
    expect(await table.getByRole('columnheader').count()).toBe(4);
    expect(await table.getByRole('rowheader').count()).toBe(9);
    await context.close();
  });

  it.each(PAGES)('on paper "%s" keeps its tables and leaves out the ways to other pages', async (link) => {
    const { context, page } = await open('after-deb-tace-both-lobes', link);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.pages').isVisible()).toBe(false);
    expect(await page.locator('.sheet thead').first().isVisible()).toBe(true);
    expect(await page.locator('#patient-name').isVisible()).toBe(true);
    await context.close();
  });

  it('a picture is one image with a name, a description and its table, also without JavaScript', async () => {
    const { context, page } = await open('after-deb-tace-both-lobes', 'Course', { javaScriptEnabled: false });
    const bilirubin = page.getByRole('img', { name: 'Total bilirubin, mg/dL' });
    expect(await bilirubin.isVisible()).toBe(true);
    expect(await bilirubin.locator('.value circle').count()).toBe(5);
    const picture = page.locator('#trend-total-bilirubin');
    expect(await picture.locator('#trend-total-bilirubin-words').innerText()).toMatch(/within the limit/);
    await picture.locator('summary').click();
    expect(await picture.getByRole('row').count()).toBe(6);
    await context.close();
  });

  it.each([400, 768, 1440])(
    'at %d px one timeline is shown, and no word in a drawing is smaller than 11 px',
    async (width) => {
      const { context, page } = await open('after-deb-tace-both-lobes', 'Course', { viewport: { width, height: 900 } });
      expect(await page.locator('#timeline svg:visible').count()).toBe(1);
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>('svg.drawing')].flatMap((svg) => {
          const shown = svg.getBoundingClientRect().width;
          return shown === 0 ? [] : [(12 * shown) / svg.viewBox.baseVal.width];
        }),
      );
      expect(sizes.length).toBeGreaterThan(10);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
      await context.close();
    },
  );

  it('on paper the pictures are black and grey', async () => {
    const { context, page } = await open('after-deb-tace-both-lobes', 'Course', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const colors = await page.evaluate(() =>
      [...document.querySelectorAll('.drawing *')].flatMap((part) => {
        const { fill, stroke } = getComputedStyle(part);
        return [fill, stroke];
      }),
    );
    const rgb = colors.flatMap((color) => (color.match(/\d+/g) ? [color.match(/[\d.]+/g)!.slice(0, 3)] : []));
    expect(rgb.length).toBeGreaterThan(50);
    expect(rgb.filter(([r, g, b]) => r !== g || g !== b)).toEqual([]);
    await context.close();
  });

  it('the figures of a group lead to their entry in the evidence library', async () => {
    const { context, page } = await open('after-deb-tace-both-lobes', 'After treatment');
    const href = await page.getByRole('link', { name: /^MOF-T2-05/ }).getAttribute('href');
    const library = await context.newPage();
    await library.goto(new URL(href ?? '', page.url()).href);
    expect(await library.locator('#MOF-T2-05').count()).toBe(1);
    await context.close();
  });
});
