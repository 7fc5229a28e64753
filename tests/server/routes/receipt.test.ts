import { afterEach, describe, expect, it } from 'vitest';
import { isIntact, receiptId } from '../../../server/present/receipt.ts';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { closeAll, follow, livermet, log } from '../runningApp.ts';

afterEach(closeAll);

const PATIENT = 'inr-correctable';
const unescaped = (text: string): string => text.replaceAll('&amp;', '&');

/** The sheet of a launch, and the address of the receipt on it. */
async function openSheet(intercept?: Parameters<typeof livermet>[0]) {
  const { sandbox, baseUrl } = await livermet(intercept);
  const browser = new Browser();
  const { url } = await follow(browser, sandbox.launchUrl(PATIENT));
  const sheet = await follow(browser, `${url}sheet`);
  const href = unescaped(/href="([^"]*receipt\.json[^"]*)"/.exec(sheet.text)?.[1] ?? '');
  return { browser, url, sheet, receiptUrl: new URL(href, url).href, baseUrl };
}

describe('the receipt of a sheet', () => {
  it('is that of the moment of the sheet, with the id that is printed on it', async () => {
    const { browser, sheet, receiptUrl } = await openSheet();
    const response = await browser.open(receiptUrl);
    const receipt = await response.json();
    expect(response.status).toBe(200);
    expect(isIntact(receipt)).toBe(true);
    expect(sheet.text).toContain(`Receipt ${receiptId(receipt)}.`);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=livermet-receipt-${receiptId(receipt)}.json`,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(receipt).toMatchObject({ patient: `Patient/${PATIENT}`, verdict: { population: 'met' }, gaps: [] });
    expect(JSON.stringify(receipt)).not.toMatch(/Barnaby|Samplefield|1958-09-30/);
    expect(log()).not.toMatch(/Barnaby|Samplefield|1958-09-30/);
  });

  it('without a moment is that of now', async () => {
    const { browser, url } = await openSheet();
    const receipt = await (await browser.open(`${url}receipt.json`)).json();
    expect(Math.abs(Date.parse(receipt.asOf) - Date.now())).toBeLessThan(120_000);
  });

  it('is refused, with the reason, when it can no longer be made as it was', async () => {
    let isDown = false;
    const { browser, receiptUrl } = await openSheet(({ type }) =>
      isDown && type === 'Condition' ? { status: 500, body: '' } : undefined,
    );
    isDown = true;
    const response = await browser.open(receiptUrl);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('The record has changed');
  });

  it.each(['tomorrow', '2026-01-15', '2999-01-01T00:00:00.000Z'])(
    'a moment that is none is refused: %s',
    async (moment) => {
      const { browser, url } = await openSheet();
      expect((await browser.open(`${url}receipt.json?as-of=${moment}`)).status).toBe(400);
    },
  );

  it('is closed to another browser', async () => {
    const { receiptUrl } = await openSheet();
    expect((await new Browser().open(receiptUrl)).status).toBe(403);
  });
});
