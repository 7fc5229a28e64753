import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PICTURED, WIDTHS } from './pages.ts';
import { startBrowser } from './support/browser.ts';
import { startFixedApp } from './support/fixedApp.ts';
import { drawGolden, picture, SCALE } from './support/golden.ts';

/** Draws every golden picture anew, and forgets those of pages that are gone. Look at them before they are kept. */
const [app, browser] = await Promise.all([startFixedApp(), startBrowser()]);
try {
  rmSync(fileURLToPath(new URL('golden', import.meta.url)), { recursive: true, force: true });
  for (const listed of PICTURED) {
    const page = await app.open(browser, listed, { deviceScaleFactor: SCALE });
    for (const width of WIDTHS) drawGolden(listed, width, await picture(page, width));
    await page.context().close();
  }
} finally {
  await browser.close();
  await app.close();
}
