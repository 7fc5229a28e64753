import type { Rate } from '../../../audit/rate.ts';
import { SMALL } from '../../../audit/suppress.ts';
import type { Count } from '../../../audit/tally.ts';

/** "62% (48 to 74%)", with the numbers behind it. */
export function rateText(rate: Rate | null): string {
  if (!rate) return '–';
  const { n, of, share, low, high } = rate;
  return `${percent(share)}% (${percent(low)} to ${percent(high)}%), ${n} of ${of}`;
}

export const percent = (share: number): string => (share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0);

export const countText = (count: Count): string => (count === null ? `withheld` : String(count));

export const WITHHELD = `Numbers from 1 to ${SMALL}, and those from which one would follow, are withheld.`;

/** A number that opens to its cases; a plain one when there are none to show. */
export function openingNumber(count: Count, cases: readonly number[]): string {
  if (count === null || count === 0 || cases.length === 0) return countText(count);
  return `<details><summary>${count}</summary><p>${cases.map(caseLink).join(' ')}</p></details>`;
}

const caseLink = (number: number): string => `<a href="#c${number}">${number}</a>`;
