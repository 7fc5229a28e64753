import type { Fact, KnownFact } from '../../chart/fact.ts';
import { type Interval, isPoint } from '../../chart/interval.ts';
import { type Limit, sideOf } from '../../chart/limit.ts';
import type { MeasuredInput } from '../../chart/measuredInput.ts';
import type { Comparator } from '../../chart/numberText.ts';
import { intervalText } from '../../chart/quantity.ts';
import type { LimitInForce } from '../limitInForce.ts';
import { type Judgement, undecided } from './judgement.ts';

/** A limit in words: "at most 2 mg/dL". */
export function limitText(limit: Limit, unit: string): string {
  const shown = shownUnit(unit);
  switch (limit.operator) {
    case 'at-most':
      return `at most ${limit.value}${shown}`;
    case 'at-least':
      return `at least ${limit.value}${shown}`;
    case 'less-than':
      return `less than ${limit.value}${shown}`;
    case 'between':
      return `${limit.low} to ${limit.value}${shown}`;
  }
}

/** UCUM annotations such as {INR} and the unit 1 are no units to a reader. */
export const shownUnit = (unit: string): string => (unit === '1' || unit.startsWith('{') ? '' : ` ${unit}`);

/** Whose limit it is, in words; with a site's own limit the published one is always named too. */
export const requirementText = ({ limit, published }: LimitInForce, unit: string): string =>
  published
    ? `this site requires ${limitText(limit, unit)} (site policy), the series ${limitText(published, unit)}`
    : `the series required ${limitText(limit, unit)}`;

/** "at most 1.5"; a site's own with the published one beside it: "at most 1.3 (site policy; the series at most 1.5)". */
export const limitInForceText = ({ limit, published }: LimitInForce, unit: string): string => {
  const series = published ? ` (site policy; the series ${limitText(published, unit)})` : '';
  return `${limitText(limit, unit)}${series}`;
};

/** Reads a number against a limit. A range that reaches over the limit decides nothing. */
export function judgeNumber(fact: Fact<Interval>, inForce: LimitInForce, { title, unit }: MeasuredInput): Judgement {
  const { limit, published } = inForce;
  const { finding, told } = fact.known
    ? judgeKnown(fact, inForce, { title, unit })
    : undecided(fact, limit.value, unit);
  return { finding, told: published ? { ...told, publishedLimit: published.value } : told };
}

function judgeKnown(
  { value, sources, setAside }: KnownFact<Interval>,
  inForce: LimitInForce,
  { title, unit }: Pick<MeasuredInput, 'title' | 'unit'>,
): Judgement {
  const { limit } = inForce;
  const finding = sideOf(value, limit);
  const found = `${title} ${intervalText(value)}${shownUnit(unit)}`;
  const shared = { ...shownValue(value, limit), unit, limit: limit.value, sources, setAside };
  if (finding !== 'undecided')
    return { finding, told: { ...shared, why: null, because: `${found}; ${requirementText(inForce, unit)}` } };
  const because = `${found} may lie on either side of the limit; ${requirementText(inForce, unit)}`;
  return { finding: 'unknown', told: { ...shared, why: 'indeterminate', because } };
}

/** A point as it is; a range by its one finite bound with a comparator, else by the end that the limit is about. */
function shownValue(value: Interval, { operator }: Limit): { value: number; comparator?: Comparator } {
  if (isPoint(value)) return { value: value.low };
  if (value.low === Number.NEGATIVE_INFINITY) return { value: value.high, comparator: value.highOpen ? '<' : '<=' };
  if (value.high === Number.POSITIVE_INFINITY) return { value: value.low, comparator: value.lowOpen ? '>' : '>=' };
  return operator === 'at-least' ? { value: value.low, comparator: '>=' } : { value: value.high, comparator: '<=' };
}
