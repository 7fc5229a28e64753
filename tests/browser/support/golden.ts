import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { ListedPage } from '../pages.ts';

const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url));
/** Half as large as on the screen: layout, colour and every line of text can still be told, and the files stay small. */
export const SCALE = 0.5;
/** Pages go on; what is beyond this is more of the same. */
const TALLEST = 3000;
/** How much a pixel's colour may differ, and how many may differ more: the edges of letters, and no letter. */
const COLOR_TOLERANCE = 0.15;
const SHARE_TOLERANCE = 0.0005;

const goldenFile = ({ name }: ListedPage, width: number): string => join(GOLDEN, `${name}-${width}.png`);

/** The page as a picture, without what differs from one run to the next: the reference number of an error. */
export async function picture(page: Page, width: number): Promise<PNG> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => {
    for (const reference of document.querySelectorAll('.failure .reference')) reference.textContent = '00000000';
  });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
  return PNG.sync.read(await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' }));
}

export function drawGolden(listed: ListedPage, width: number, drawn: PNG): void {
  mkdirSync(GOLDEN, { recursive: true });
  writeFileSync(goldenFile(listed, width), PNG.sync.write(withFewColors(drawn), { colorType: 2, deflateLevel: 9 }));
}

/** What is wrong with a picture, in words for the one who has to look; `null` when it is as it should be. */
export function differenceFromGolden(listed: ListedPage, width: number, drawn: PNG): string | null {
  const file = goldenFile(listed, width);
  const again = 'If it is meant to look like this, draw it anew: npm run golden';
  if (!existsSync(file)) return `There is no ${file}. ${again}`;
  const golden = PNG.sync.read(readFileSync(file));
  const kept = (text: string, diff?: PNG) => `${text} See ${keep(listed, width, drawn, diff)}. ${again}`;
  if (golden.width !== drawn.width || golden.height !== drawn.height)
    return kept(`"${listed.name}" at ${width} px is ${sizeOf(drawn)}; in ${file} it is ${sizeOf(golden)}.`);
  const diff = new PNG({ width: drawn.width, height: drawn.height });
  const options = { threshold: COLOR_TOLERANCE };
  const differing = pixelmatch(golden.data, withFewColors(drawn).data, diff.data, diff.width, diff.height, options);
  const share = differing / (diff.width * diff.height);
  if (share <= SHARE_TOLERANCE) return null;
  return kept(`${(share * 100).toFixed(2)} % of "${listed.name}" at ${width} px differ from ${file}.`, diff);
}

const sizeOf = ({ width, height }: PNG): string => `${width / SCALE} x ${height / SCALE} px`;

/** Leaves what was drawn, and the differences in red, in a folder for what may be thrown away. */
function keep({ name }: ListedPage, width: number, drawn: PNG, diff?: PNG): string {
  const folder = join(tmpdir(), 'livermet-golden');
  mkdirSync(folder, { recursive: true });
  const files = [['drawn', drawn] as const, ...(diff ? [['diff', diff] as const] : [])].map(([kind, image]) => {
    const file = join(folder, `${name}-${width}-${kind}.png`);
    writeFileSync(file, PNG.sync.write(image));
    return file;
  });
  return files.join(' and ');
}

/** Sixteen steps a color: far finer than the tolerance, and a file of half the size. */
function withFewColors({ width, height, data }: PNG): PNG {
  const few = new PNG({ width, height });
  few.data = Buffer.from(data.map((value) => Math.round(value / 17) * 17));
  return few;
}
