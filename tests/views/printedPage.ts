import type { Browser, Page } from 'playwright-core';
import { serveInWindow } from './asset.ts';

const ADDRESS = 'http://livermet.test';

/** Shows a piece of HTML with the app's own assets. */
export async function showHtml(browser: Browser, html: string): Promise<Page> {
  const page = await browser.newPage();
  await serveInWindow(page, ADDRESS, html);
  await page.goto(ADDRESS);
  return page;
}

/** CSS pixels inside the margins of 9 mm. */
const PAPERS = { A4: { width: 725, height: 1054 }, Letter: { width: 748, height: 988 } } as const;
export type Paper = keyof typeof PAPERS;

export interface Printed {
  readonly pages: number;
  /** What reaches beyond the paper, or holds more than it shows. */
  readonly cutOff: readonly string[];
  /** Size of the smallest text, in points. */
  readonly smallest: number;
}

/** Prints a page as the browser does. */
export async function print(page: Page, paper: Paper): Promise<Printed> {
  const pdf = await page.pdf({ format: paper });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(PAPERS[paper]);
  return { pages: pagesOf(pdf), ...(await page.evaluate(measure, PAPERS[paper].width)) };
}

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** Runs in the browser. */
function measure(width: number): Omit<Printed, 'pages'> {
  const shown = [...document.body.querySelectorAll('*')].filter((element) => {
    const { display, visibility } = getComputedStyle(element);
    return display !== 'none' && visibility !== 'hidden' && element.getClientRects().length > 0;
  });
  const withText = shown.filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const isCutOff = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    const hides = getComputedStyle(element).overflowY !== 'visible';
    return left < -1 || right > width + 1 || (hides && element.scrollHeight > element.clientHeight + 1);
  };
  return {
    cutOff: withText.filter(isCutOff).map((element) => element.textContent?.trim().slice(0, 60) ?? ''),
    smallest: Math.min(...withText.map((element) => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75)),
  };
}
