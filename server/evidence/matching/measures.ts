import type { Interval } from '../../chart/interval.ts';
import type { Comparable } from '../population.ts';
import type { ComparedPatient } from './patient.ts';

type Difference = readonly string[];

/** Outside the range of the series; where only mean and standard deviation are given, more than two deviations away. */
export function ageDiffers({ ageYears }: Comparable, { age }: ComparedPatient): Difference {
  if (!ageYears || !age) return [];
  const { low: youngest, high: oldest } = age;
  const [low, high] = ageYears.range ?? twoDeviations(ageYears);
  if (low <= oldest && youngest <= high) return [];
  const patient = youngest === oldest ? `${oldest}` : `${youngest} to ${oldest}`;
  return [`age ${patient}; in the series ${seriesAge(ageYears)}`];
}

type Ages = NonNullable<Comparable['ageYears']>;

const twoDeviations = ({ mean, sd }: Ages): readonly [number, number] =>
  mean === undefined || sd === undefined ? [0, Number.POSITIVE_INFINITY] : [mean - 2 * sd, mean + 2 * sd];

function seriesAge({ mean, sd, range }: Ages): string {
  if (!range) return `mean ${mean} (SD ${sd})`;
  return range[0] === range[1] ? `${range[0]}` : `${range[0]} to ${range[1]}`;
}

export function ecogDiffers({ ecogMax }: Comparable, { ecog }: ComparedPatient): Difference {
  if (ecogMax === undefined) return [];
  return beyond(ecog, ecogMax, 'ECOG', '', `nobody in the series was above ${ecogMax}`);
}

export function lesionSizeDiffers(series: Comparable, { largestLesionCm: size }: ComparedPatient): Difference {
  const { largestLesionCmMax: max, largestLesionCmBelow: below } = series;
  const name = 'largest lesion';
  if (below !== undefined) return beyond(size, below, name, ' cm', `below ${below} cm in the series`, true);
  return max === undefined ? [] : beyond(size, max, name, ' cm', `at most ${max} cm in the series`);
}

export function lesionCountDiffers({ lesionCountMax: max }: Comparable, patient: ComparedPatient): Difference {
  return max === undefined
    ? []
    : beyond(patient.lesionCount, max, 'number of lesions', '', `at most ${max} in the series`);
}

/** Says so when a value lies, or may lie, beyond `limit`; with `strict` the limit itself is beyond. */
function beyond(
  found: Interval | null,
  limit: number,
  name: string,
  unit: string,
  series: string,
  strict = false,
): Difference {
  if (!found) return [];
  const surely = strict ? found.low >= limit : found.low > limit || (found.low === limit && found.lowOpen);
  const perhaps = strict ? found.high > limit || (found.high === limit && !found.highOpen) : found.high > limit;
  if (!surely && !perhaps) return [];
  return [`${name} ${words(found)}${unit}; ${series}`];
}

/** "2", "1 to 2", "20 or more", "more than 20" */
function words({ low, high, lowOpen }: Interval): string {
  if (low === high) return `${low}`;
  if (!Number.isFinite(high)) return lowOpen ? `more than ${low}` : `${low} or more`;
  return Number.isFinite(low) ? `${low} to ${high}` : `up to ${high}`;
}
