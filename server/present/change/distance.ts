import { point } from '../../chart/interval.ts';
import { type Limit, type Side, sideOf } from '../../chart/limit.ts';
import type { Result } from '../../criteria/verdict.ts';
import { figure, numberText, unitText } from '../figure.ts';

/**
 * How near to its limit a value has to lie to be called borderline: within this share of the limit, on either side. It is a
 * rule of LiverMet, not of any series, and never part of a verdict.
 */
export const BORDERLINE_SHARE = 0.1;

/** Inputs counted in whole steps: one step beyond the limit is as near as a failing value can be. */
const WHOLE_STEPS: readonly Result['id'][] = ['ecog', 'lesion-count'];

type Measured = Pick<Result, 'id' | 'value' | 'comparator' | 'unit'>;

/** How far a number lies from the limit it is read against; `null` when there is no number, or only a bound of one. */
export function distanceFrom(result: Measured, limit: Limit): { readonly text: string; readonly near: boolean } | null {
  const { id, value, comparator, unit } = result;
  if (typeof value !== 'number' || comparator) return null;
  const edge = edgeOf(value, limit);
  const away = tidy(Math.abs(value - edge));
  const reach = WHOLE_STEPS.includes(id) && side(value, limit) === 'fails' ? 1 : edge * BORDERLINE_SHARE;
  return {
    text: `${figure(value, unit, edge)}: ${placeText(away, value, edge, limit, unit)}`,
    near: away <= tidy(reach),
  };
}

function placeText(away: number, value: number, edge: number, limit: Limit, unit: string | null): string {
  const shownUnit = unitText(unit);
  const limitText = `the limit of ${[`${edge}`, shownUnit].filter(Boolean).join(' ')}`;
  if (away === 0)
    return limit.operator === 'less-than' ? `exactly ${limitText}, which it has to be below` : `at ${limitText}`;
  return `${numberText(away, 0)} ${value < edge ? 'below' : 'above'} ${limitText}`;
}

/** Of a range, the upper end, but for a value that lies below all of it. */
const edgeOf = (value: number, limit: Limit): number =>
  limit.operator === 'between' && value < limit.low ? limit.low : limit.value;

const side = (value: number, limit: Limit): Side => sideOf(point(value), limit);

/** 2 - 1.9 is 0.1, not 0.10000000000000009. */
const tidy = (value: number): number => Number(value.toPrecision(6));
