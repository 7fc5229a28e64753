import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from './support/browser.ts';
import { type FixedApp, startFixedApp } from './support/fixedApp.ts';

let app: FixedApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startFixedApp(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const COURSE = { name: 'course', patient: 'after-deb-tace-both-lobes', path: 'course' } as const;

type Rgb = readonly number[];
interface DrawnColor {
  readonly what: string;
  readonly color: Rgb;
}

const channel = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const luminance = ([r = 0, g = 0, b = 0]: Rgb): number =>
  0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
/** Of WCAG 2.2: 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Marks that carry meaning, and the part of each that does. */
const MARKS = {
  '.value:not(.preliminary) > *': 'fill',
  '.value > *': 'stroke',
  '.limit line': 'stroke',
  '.procedure line': 'stroke',
  '.event > *': 'stroke',
  '.median > *': 'stroke',
  '.interval line': 'stroke',
  '.curve path': 'stroke',
  '.censored line': 'stroke',
} as const;

async function colorsOn(colorScheme: 'light' | 'dark') {
  const page = await app.open(browser, COURSE, { colorScheme });
  const seen = await page.evaluate((marks) => {
    const rgb = (color: string) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
    const ground = rgb(getComputedStyle(document.querySelector('main > section') as Element).backgroundColor);
    const words = [...document.querySelectorAll('.drawing text, .drawing tspan')].map((text) => ({
      what: text.textContent ?? '',
      color: rgb(getComputedStyle(text).fill),
    }));
    const drawn = Object.entries(marks).map(([selector, part]) => {
      const mark = document.querySelector(`.drawing ${selector}`);
      return { what: selector, color: mark ? rgb(getComputedStyle(mark)[part]) : [] };
    });
    // Words may also stand on the shade of the look-back.
    const shade = rgb(getComputedStyle(document.querySelector('.look-back rect') as Element).fill);
    return { ground, shade, words, drawn };
  }, MARKS);
  await page.context().close();
  return seen;
}

const tooFaint = (drawn: readonly DrawnColor[], ground: Rgb, least: number): readonly string[] => [
  ...new Set(drawn.filter(({ color }) => !(contrast(color, ground) >= least)).map(({ what }) => what)),
];

describe.each(['light', 'dark'] as const)('in a drawing, %s', (colorScheme) => {
  it('every word stands out from its ground as 4.5 to 1, every mark that means something as 3 to 1', async () => {
    const { ground, shade, words, drawn } = await colorsOn(colorScheme);
    expect(words.length).toBeGreaterThan(100);
    expect(drawn.filter(({ color }) => color.length !== 3)).toEqual([]);
    for (const each of [ground, shade]) {
      expect(tooFaint(words, each, 4.5)).toEqual([]);
      expect(tooFaint(drawn, each, 3)).toEqual([]);
    }
  });
});
