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
/**
 * How much a pixel's colour may differ, and how many of a band of the page may differ more: the edges of letters, and no
 * letter, however long the page.
 */
const COLOR_TOLERANCE = 0.15;
const SHARE_TOLERANCE = 0.0005;
/** Rows of pixels. */
const BAND = 750;

const goldenFile = ({ name }: ListedPage, width: number): string => join(GOLDEN, `${name}-${width}.png`);

/** The whole page as a picture, without what differs from one run to the next: ports, and numbers drawn at random. */
export async function picture(page: Page, width: number): Promise<PNG> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      node.nodeValue = (node.nodeValue ?? '')
        .replaceAll(/\(entry \d+\)/g, '(entry 0)')
        .replaceAll(/localhost:\d+/g, 'localhost:0')
        .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '0'.repeat(8))
        .replaceAll(/\b[0-9a-f]{16,}\b/g, (number) => '0'.repeat(number.length));
  });
  return PNG.sync.read(await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' }));
}

/** Rows of a page are best written as they are: half the size of what a filter makes of them. */
const WRITTEN = { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const;

export function drawGolden(listed: ListedPage, width: number, drawn: PNG): void {
  mkdirSync(GOLDEN, { recursive: true });
  writeFileSync(goldenFile(listed, width), PNG.sync.write(withFewColors(drawn), WRITTEN));
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
  pixelmatch(golden.data, withFewColors(drawn).data, diff.data, diff.width, diff.height, {
    ...options,
    diffMask: true,
  });
  const bands = Array.from({ length: Math.ceil(diff.height / BAND) }, (_, index) => shareInBand(diff, index * BAND));
  const worst = Math.max(...bands);
  if (worst <= SHARE_TOLERANCE) return null;
  const where = bands.indexOf(worst) * BAND;
  return kept(
    `${(worst * 100).toFixed(2)} % of "${listed.name}" at ${width} px, below ${where / SCALE} px, differ from ${file}.`,
    diff,
  );
}

/** Of the pixels between two rows, which part is marked as different. */
function shareInBand({ width, height, data }: PNG, top: number): number {
  const bottom = Math.min(height, top + BAND);
  let marked = 0;
  for (let pixel = top * width; pixel < bottom * width; pixel += 1) if ((data[pixel * 4 + 3] ?? 0) > 0) marked += 1;
  return marked / ((bottom - top) * width);
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
