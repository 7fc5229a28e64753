import { roundToSix } from '../chart/units.ts';

/** Sums of diameters over the same target lesions, in mm. */
export interface DiameterSums {
  readonly baseline: number;
  /** The smallest sum so far, the baseline included. */
  readonly nadir: number;
  readonly current: number;
}

/** What became of the lesions that are followed without measuring them. */
export type NonTargets = 'none' | 'gone' | 'persisting' | 'not-evaluated' | 'unequivocal-progression';

export const RESPONSES = ['CR', 'PR', 'SD', 'PD'] as const;
export type ResponseCategory = (typeof RESPONSES)[number];

/** What RECIST is judged from. */
export interface RecistInput {
  /** Longest diameters, of lymph nodes the short axis; a lesion that is gone, or a node below 10 mm, adds 0. */
  readonly longestDiameters: DiameterSums;
  readonly newLesion: boolean;
  readonly nonTargets: NonTargets;
}

/**
 * A response by RECIST. It names its criteria, so that it can never stand in for one by mRECIST: of the same 24 patients of
 * the liver-directed series, RECIST saw none with a partial response and mRECIST five.
 */
export type RecistResponse =
  | {
      readonly criteria: 'RECIST 1.1';
      readonly assessable: true;
      readonly category: ResponseCategory;
      readonly because: string;
    }
  | { readonly criteria: 'RECIST 1.1'; readonly assessable: false; readonly because: string };

/** A response by either criteria, before it is told by which. */
export type Judged =
  | { readonly assessable: true; readonly category: ResponseCategory; readonly because: string }
  | { readonly assessable: false; readonly because: string };

/**
 * Response by RECIST 1.1 from sums of diameters. A growth of 20 % counts as progression only when it is 5 mm or more; growth
 * that does not reach it leaves what the sum comes to against the baseline. From 60 over 20 to 24.5 mm (+22.5 %, +4.5 mm) the
 * response is still partial, for stable disease is what qualifies for neither; from 25 over 20 to 24.5 mm it is stable.
 *
 * Eisenhauer EA et al., Eur J Cancer 2009;45:228-47.
 */
export const recist = ({ longestDiameters, newLesion, nonTargets }: RecistInput): RecistResponse => ({
  criteria: 'RECIST 1.1',
  ...responseOf(longestDiameters, newLesion, nonTargets, { called: 'sum of diameters', leastGrowthMm: 5 }),
});

/** What tells the criteria apart once the diameters are measured. */
interface Rules {
  readonly called: string;
  /** Growth below this is no progression, whatever its share. */
  readonly leastGrowthMm: number;
}

/** The order in which both criteria decide: new lesion, other progression, growth, disappearance, shrinkage. */
export function responseOf(sums: DiameterSums, newLesion: boolean, nonTargets: NonTargets, rules: Rules): Judged {
  const is = (category: ResponseCategory, because: string): Judged => ({ assessable: true, category, because });
  if (newLesion) return is('PD', 'there is a new lesion');
  if (nonTargets === 'unequivocal-progression') return is('PD', 'non-target lesions progressed unequivocally');
  const problem = problemOf(sums);
  if (problem !== undefined) return { assessable: false, because: problem };
  const { baseline, nadir, current } = sums;
  const [growth, shrinkage] = [roundToSix(current - nadir), roundToSix(baseline - current)];
  const change = changesText(sums, rules.called);
  if (growth > 0 && (nadir === 0 || (growth >= rules.leastGrowthMm && percentOf(growth, nadir) >= 20)))
    return is('PD', change);
  if (current === 0) return disappeared(nonTargets, change);
  return is(percentOf(shrinkage, baseline) >= 30 ? 'PR' : 'SD', change);
}

/** Complete response is one of all lesions, also of those that are not measured. */
function disappeared(nonTargets: NonTargets, change: string): Judged {
  if (nonTargets === 'none' || nonTargets === 'gone') return { assessable: true, category: 'CR', because: change };
  const others = nonTargets === 'persisting' ? 'persist' : 'were not evaluated';
  return { assessable: true, category: 'PR', because: `${change}, but non-target lesions ${others}` };
}

function problemOf({ baseline, nadir, current }: DiameterSums): string | undefined {
  if (![baseline, nadir, current].every((sum) => Number.isFinite(sum) && sum >= 0))
    return 'a sum is not a length in mm';
  if (baseline === 0) return 'no target lesion was measured at baseline';
  return nadir > baseline ? 'the smallest sum is stated to be larger than the baseline' : undefined;
}

const percentOf = (part: number, whole: number): number => roundToSix((100 * part) / whole);

function changesText({ baseline, nadir, current }: DiameterSums, called: string): string {
  const change = (from: number): string => {
    const percent = Number(percentOf(current - from, from).toPrecision(4));
    return from === 0 ? 'from 0 mm' : `${percent > 0 ? '+' : ''}${percent} % from ${from} mm`;
  };
  const sinceNadir = nadir < baseline ? ` and ${change(nadir)} (smallest)` : '';
  return `${called} ${current} mm: ${change(baseline)} (baseline)${sinceNadir}`;
}
