import { fileURLToPath } from 'node:url';
import { startBrowser } from './support/browser.ts';
import { startLiverMet } from './support/livermet.ts';

/** Draws the picture of the README anew: the verdict page in the chart of the sandbox EHR. */
const [livermet, browser] = await Promise.all([startLiverMet(), startBrowser()]);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
  await page.goto(`${livermet.address}/chart/lesions-by-mcode-tumor-size`);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await frame?.waitForURL(/\/l\//);
  for (const id of ['unresectable', 'liver-dominant', 'ablatable-location'])
    await frame?.check(`input[name="${id}"][value="yes"]`);
  await frame?.check('input[name="complete-removal-possible"][value="no"]');
  await frame?.click('main form button[type="submit"]');
  await frame?.waitForURL(/saved=/);
  await page.goto(`${livermet.address}/chart/lesions-by-mcode-tumor-size`);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: fileURLToPath(new URL('pictures/verdict.png', import.meta.url)) });
} finally {
  await browser.close();
  await livermet.stop();
}
