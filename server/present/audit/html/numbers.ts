import type { Rate } from '../../../audit/rate.ts';
import { SMALL } from '../../../audit/suppress.ts';
import type { Count } from '../../../audit/tally.ts';

/** "62% (48 to 74%)", with the numbers behind it. */
export function rateText(rate: Rate | null): string {
  if (!rate) return '–';
  const { n, of } = rate;
  return `${shareText(rate)} <span class="small">${intervalText(rate)}, ${n} of ${of}</span>`;
}

export const shareText = ({ share }: Rate): string => `${percent(share)}%`;

export const intervalText = ({ low, high }: Rate): string => `${percent(low)} to ${percent(high)}%`;

/** Only nothing reads as 0, and only all as 100. */
export function percent(share: number): string {
  if (share <= 0 || share >= 1) return share <= 0 ? '0' : '100';
  const [digits, all] = [share < 0.1 || share >= 0.995 ? 1 : 0, share * 100];
  return Math.min(99.9, Math.max(0.1, all)).toFixed(digits);
}

/** A share and its interval on a scale from none to all, for the eye; the text beside it says the same. */
export function rateBar(rate: Rate | null): string {
  if (!rate) return '';
  const at = (share: number): number => Number((share * 100).toFixed(1));
  const [low, high] = [at(rate.low), at(rate.high)];
  const mark = Math.min(98.5, Math.max(0, at(rate.share) - 0.75));
  return `<svg class="ci" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="t" y="4.5" width="100" height="1"/><rect class="i" x="${low}" y="2" width="${Number((high - low).toFixed(1))}" height="6"/><rect class="s" x="${mark}" width="1.5" height="10"/></svg>`;
}

export const countText = (count: Count): string => (count === null ? `withheld` : String(count));

export const WITHHELD = `Numbers from 1 to ${SMALL}, and those from which one would follow, are withheld.`;

/** A number that opens to its cases; a plain one when there are none to show. */
export function openingNumber(count: Count, cases: readonly number[]): string {
  if (count === null || count === 0 || cases.length === 0) return countText(count);
  return `<details><summary>${count}</summary><p class="k">${cases.map(caseLink).join(' ')}</p></details>`;
}

const caseLink = (number: number): string => `<a href="#c${number}">${number}</a>`;
