import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from './support/browser.ts';
import { type OtherSite, startCookieProbe, startOtherSite } from './support/otherSite.ts';
import { type RegisteredApp, startRegisteredApp } from './support/registeredApp.ts';

let north: OtherSite;
let south: OtherSite;
let app: RegisteredApp;
let browser: Browser;

beforeAll(async () => {
  [north, south, browser] = await Promise.all([startOtherSite(), startOtherSite(), startBrowser()]);
  app = await startRegisteredApp([[north.origin], [south.origin]]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await Promise.all([north?.close(), south?.close()]);
});

const VERDICT = /\/l\/[0-9a-f-]{36}\/$/;
const launchUrl = (site: number, patient: string) => app.ehrs[site]!.launchUrl(patient);

async function withPage(use: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  await use(await context.newPage(), context);
  await context.close();
}

/** As browsers do more and more on their own: nothing third-party is stored or sent, unless it is partitioned. */
async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
}

async function frameOf(page: Page, address: string): Promise<Frame> {
  await page.goto(address);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the page shows no frame');
  return frame;
}

/** Opens a launch in a frame of another site and waits for the verdict. */
async function launchIn(page: Page, address: string): Promise<Frame> {
  const frame = await frameOf(page, address);
  await frame.waitForURL(VERDICT);
  return frame;
}

async function answer(frame: Frame): Promise<void> {
  await frame.check('input[name="unresectable"][value="yes"]');
  await frame.click('main form button[type="submit"]');
  await frame.waitForURL(/saved=/);
  expect(await frame.locator('main').innerText()).toContain('Saved');
}

describe('in the frame of an EHR on another site, with third-party cookies blocked', () => {
  it('a launch shows the verdict and takes an answer, where a cookie that is not partitioned would be lost', () =>
    withPage(async (page) => {
      const probe = await startCookieProbe();
      await blockThirdPartyCookies(page);
      const probed = await frameOf(page, north.framing(probe.address));
      await probed.waitForURL(/came-back$/);
      expect(await probed.locator('body').innerText()).toBe('__Host-probe-partitioned');
      await probe.close();
      const frame = await launchIn(page, north.framing(launchUrl(0, 'everything-met')));
      expect(await frame.locator('h1').innerText()).toBe('Marigold Testwood');
      await answer(frame);
      await frame.click('nav.pages a:has-text("Course")');
      await frame.waitForURL(/\/course$/);
      expect(await frame.locator('h1').innerText()).toBe('Marigold Testwood');
    }));

  it('both kinds of cookie come back where they are not blocked: the probe tells the difference', () =>
    withPage(async (page) => {
      const probe = await startCookieProbe();
      const probed = await frameOf(page, north.framing(probe.address));
      await probed.waitForURL(/came-back$/);
      const names = (await probed.locator('body').innerText()).split(' ').toSorted();
      expect(names).toEqual(['__Host-probe-partitioned', '__Host-probe-plain']);
      await probe.close();
    }));

  it('no link leads to a page of the launch in a window of its own, where its cookie would not come along', () =>
    withPage(async (page) => {
      await blockThirdPartyCookies(page);
      const frame = await launchIn(page, north.framing(launchUrl(0, 'everything-met')));
      await frame.click('nav.pages a:has-text("Write to the EHR")');
      await frame.waitForURL(/\/write-back$/);
      await frame.click('a:has-text("The document exactly as it will be written")');
      await frame.waitForURL(/\/write-back\/sheet\.html/);
      expect(await frame.locator('body').innerText()).toContain('Marigold Testwood');
    }));

  it('two charts in two windows stay apart', () =>
    withPage(async (first, context) => {
      const second = await context.newPage();
      await Promise.all([first, second].map(blockThirdPartyCookies));
      const [one, two] = await Promise.all([
        launchIn(first, north.framing(launchUrl(0, 'gist'))),
        launchIn(second, north.framing(launchUrl(0, 'creatinine-stale'))),
      ]);
      const names = async () => [await one.locator('h1').innerText(), await two.locator('h1').innerText()];
      expect(await names()).toEqual(['Ignatius Testerly', 'Odessa Ruth Trialton']);
      await Promise.all([one.goto(one.url()), two.goto(two.url())]);
      expect(await names()).toEqual(['Ignatius Testerly', 'Odessa Ruth Trialton']);
    }));
});

describe('in a frame that is sandboxed as athenahealth’s', () => {
  const SANDBOX = 'allow-forms allow-modals allow-popups allow-same-origin allow-scripts allow-downloads';

  it('a launch shows the verdict, takes an answer, and gives the receipt as a file', () =>
    withPage(async (page) => {
      const frame = await launchIn(page, north.framing(launchUrl(0, 'inr-correctable'), SANDBOX));
      await answer(frame);
      await frame.click('nav.pages a:has-text("Tumor-board sheet")');
      await frame.waitForURL(/\/sheet$/);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        frame.click('a:has-text("Download its receipt")'),
      ]);
      expect(download.suggestedFilename()).toMatch(/^livermet-receipt-.*\.json$/);
      const receipt = JSON.parse(readFileSync(await download.path(), 'utf8'));
      expect(receipt.asOf).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    }));

  it('the links to the public pages show them in the frame', () =>
    withPage(async (page) => {
      const frame = await launchIn(page, north.framing(launchUrl(0, 'inr-correctable'), SANDBOX));
      for (const [link, path] of [
        ['All criteria', '/criteria'],
        ['All publications', '/evidence'],
      ] as const) {
        await frame.locator('footer a', { hasText: link }).click();
        await frame.waitForURL(`${app.baseUrl}${path}`);
        expect(await frame.locator('h1').count()).toBe(1);
      }
    }));

  it('a link that opens a window opens it', () =>
    withPage(async (page, context) => {
      const frame = await launchIn(page, north.framing(launchUrl(0, 'inr-correctable'), SANDBOX));
      const link = frame.locator('a[target="_blank"][href^="/"]').first();
      await link.evaluate((element) => {
        for (let at = element.parentElement; at; at = at.parentElement)
          if (at instanceof HTMLDetailsElement) at.open = true;
      });
      const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
      await opened.waitForLoadState();
      expect(opened.url()).toMatch(/\/(criteria|evidence)(\/[a-z0-9-]+)?(#.*)?$/);
      expect(await opened.locator('h1').count()).toBe(1);
    }));
});

describe('which site may frame what', () => {
  const isShown = async (page: Page, address: string): Promise<boolean> => {
    const frame = await frameOf(page, address);
    await page.waitForLoadState('networkidle');
    return (await frame.locator('header.app').count()) > 0;
  };

  it('a launch is shown by its own EHR, and by the EHR of another tenant it is not', () =>
    withPage(async (page) => {
      expect(await isShown(page, north.framing(launchUrl(0, 'gist')))).toBe(true);
      expect(await isShown(page, south.framing(launchUrl(0, 'gist')))).toBe(false);
      expect(await isShown(page, south.framing(launchUrl(1, 'gist')))).toBe(true);
      expect(await isShown(page, north.framing(launchUrl(1, 'gist')))).toBe(false);
    }));

  it('so is the page that says why a launch was not begun', () =>
    withPage(async (page) => {
      const withoutHandle = `${app.baseUrl}/launch?${new URLSearchParams({ iss: app.ehrs[1]!.fhirBase })}`;
      expect(await isShown(page, south.framing(withoutHandle))).toBe(true);
      expect(await isShown(page, north.framing(withoutHandle))).toBe(false);
    }));

  it('so is the page that says that a launch is over, whichever EHR it was of: nothing tells any more', () =>
    withPage(async (page) => {
      const ended = `${app.baseUrl}/l/0b7c3c9e-9a7e-4cf0-a4bb-6f1b1c1f2d3e/`;
      for (const site of [north, south]) {
        const frame = await frameOf(page, site.framing(ended));
        expect(await frame.locator('main').innerText()).toContain('What to do');
      }
      const stranger = await startOtherSite();
      expect(await isShown(page, stranger.framing(ended))).toBe(false);
      await stranger.close();
    }));

  it('the start page is shown in no frame, and nothing at all in the frame of a site that is no EHR’s', () =>
    withPage(async (page) => {
      expect(await isShown(page, north.framing(`${app.baseUrl}/standalone`))).toBe(false);
      const stranger = await startOtherSite();
      for (const path of ['/criteria', '/evidence', '/callback', '/nowhere'])
        expect([path, await isShown(page, stranger.framing(`${app.baseUrl}${path}`))]).toEqual([path, false]);
      await stranger.close();
    }));
});
