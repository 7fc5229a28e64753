import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WIDTHS } from './pages.ts';
import { leaveFewCases, REPORT_PAGES, type WrittenReport, writtenReport } from './support/auditReport.ts';
import { axeFindings } from './support/axe.ts';
import { startBrowser } from './support/browser.ts';
import { differenceFromGolden, picture, SCALE } from './support/golden.ts';
import { openEverything, sidewaysScroll } from './support/layout.ts';

/** `index.html` of an audit, opened from the disk: no server, no network, no script. */

let browser: Browser;
const reports = new Map<string, WrittenReport>();

beforeAll(async () => {
  browser = await startBrowser();
  for (const { name, isShared } of REPORT_PAGES) reports.set(name, await writtenReport(isShared));
});

afterAll(async () => {
  await browser?.close();
  for (const report of reports.values()) report.remove();
});

/** Opens a report, hands it over, and closes its window. */
async function on(name: string, use: (page: Page) => Promise<void>, options?: BrowserContextOptions) {
  const page = await reports.get(name)!.open(browser, options);
  await use(page);
  await page.context().close();
}

describe.each(REPORT_PAGES.map((listed) => [listed.name, listed] as const))('"%s"', (name, listed) => {
  it('looks as its golden pictures', () =>
    on(
      name,
      async (page) => {
        await leaveFewCases(page);
        const differences: (string | null)[] = [];
        for (const width of WIDTHS) differences.push(differenceFromGolden(listed, width, await picture(page, width)));
        expect(differences.filter((difference) => difference !== null)).toEqual([]);
      },
      { deviceScaleFactor: SCALE },
    ));

  it.each([
    [400, 'light'],
    [768, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('leaves axe nothing to find and nothing in doubt at %d px, %s', (width, colorScheme) =>
    on(
      name,
      async (page) => {
        await leaveFewCases(page);
        // Axe cannot judge what is scrolled out of its box.
        await page.addStyleTag({ content: '.k { max-height: none !important }' });
        await page.evaluate(() => {
          const few = [...document.querySelectorAll('details')].filter((each) => each.querySelectorAll('a').length < 9);
          for (const details of few.filter((_, index) => index % 3 === 0)) details.open = true;
        });
        expect(await axeFindings(page)).toEqual([]);
      },
      { viewport: { width, height: 900 }, colorScheme },
    ),
  );

  it('asks for nothing but itself, has no script, and is the same page with JavaScript off', () =>
    on(name, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
      expect(asked).toEqual([page.url()]);
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.content()).not.toMatch(/\bhttps?:[^"<]*\.(?:css|js|png|svg|woff2?)\b|@import|url\(/);
      const content = await page.content();
      await on(name, async (without) => expect(await without.content()).toBe(content), { javaScriptEnabled: false });
    }));

  it('never scrolls sideways, from 320 px up, opened or closed', () =>
    on(name, async (page) => {
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
});

describe('from a number to its explanation, without JavaScript', () => {
  const off = { javaScriptEnabled: false };

  it('every number of cases opens to as many, and each leads to a case that is there', () =>
    on('audit-report', async (page) => {
      const wrong = await page.evaluate(() =>
        [...document.querySelectorAll('details:has(> .k a)')].flatMap((details) => {
          const count = Number(details.querySelector('summary')?.textContent);
          const links = [...details.querySelectorAll('a')];
          const lost = links.filter((link) => !document.querySelector(link.getAttribute('href') ?? ''));
          return count === links.length && lost.length === 0 ? [] : [details.outerHTML.slice(0, 200)];
        }),
      );
      expect(wrong).toEqual([]);
      expect(await page.locator('details:has(> .k a)').count()).toBeGreaterThan(100);
    }));

  it('no number above zero in a table of cases is left closed', () =>
    on('audit-report', async (page) => {
      const closed = await page.evaluate(() =>
        [...document.querySelectorAll('.groups td.n, #follow-up td.n, #entered td.n')]
          .filter((cell) => /^[1-9]\d*$/.test(cell.textContent ?? '') && !cell.querySelector('details'))
          .map((cell) => cell.parentElement?.textContent),
      );
      expect(closed).toEqual([]);
    }));

  it('by mouse: not adherent, a case, and why', () =>
    on(
      'audit-report',
      async (page) => {
        const opened = page.locator('#result li.not-adherent details');
        await opened.locator('summary').click();
        await opened.locator('a').first().click();
        const target = page.locator('.case:target');
        expect(await target.locator('h3').innerText()).toMatch(/^Case \d+: /);
        expect(await target.innerText()).toMatch(/not adherent [A-Z].*the series required/s);
        expect(await target.isVisible()).toBe(true);
      },
      off,
    ));

  it('by keyboard alone', () =>
    on(
      'audit-report',
      async (page) => {
        await page.locator('#result li.correctable summary').focus();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        expect(await page.locator('.case:target h3').innerText()).toMatch(/^Case \d+: /);
      },
      off,
    ));

  it('a point of the control chart leads to the row of its month', () =>
    on(
      'audit-report',
      async (page) => {
        await page.locator('.chart a[href="#month-2025-08"]').click();
        expect(await page.locator('th:target').innerText()).toBe('Aug 2025');
        expect(await page.locator('.chart a:has(.out)').getAttribute('aria-label')).toMatch(
          /^Aug 2025: .*outside the limits$/,
        );
      },
      off,
    ));

  it('a report to be shared has no case, no performer and nothing to open to one', () =>
    on('audit-report-shared', async (page) => {
      expect(await page.locator('.case, a[href^="#c1"], #performer').count()).toBe(0);
      expect(await page.content()).not.toMatch(/Patient\/p|Procedure\/|Dr\. /);
    }));
});
