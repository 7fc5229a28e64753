import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PICTURED, WIDTHS } from './pages.ts';
import { leaveFewCases, REPORT_PAGES, writtenReport } from './support/auditReport.ts';
import { startBrowser } from './support/browser.ts';
import { startFixedApp } from './support/fixedApp.ts';
import { drawGolden, picture, SCALE } from './support/golden.ts';

/**
 * Draws the golden pictures of the pages that are named anew; without names all of them, and forgets those of pages that are
 * gone. Look at them before they are kept.
 */
const names = process.argv.slice(2);
const [app, browser] = await Promise.all([startFixedApp(), startBrowser()]);
try {
  if (names.length === 0) rmSync(fileURLToPath(new URL('golden', import.meta.url)), { recursive: true, force: true });
  for (const listed of PICTURED.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const page = await app.open(browser, listed, { deviceScaleFactor: SCALE });
    for (const width of WIDTHS) drawGolden(listed, width, await picture(page, width));
    await page.context().close();
  }
  for (const listed of REPORT_PAGES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const report = await writtenReport(listed.isShared);
    const page = await report.open(browser, { deviceScaleFactor: SCALE });
    await leaveFewCases(page);
    for (const width of WIDTHS) drawGolden(listed, width, await picture(page, width));
    report.remove();
  }
} finally {
  await browser.close();
  await app.close();
}
