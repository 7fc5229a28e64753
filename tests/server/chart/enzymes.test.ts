import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../server/chart/fact.ts';
import type { Interval } from '../../../server/chart/interval.ts';
import { intervalText } from '../../../server/chart/quantity.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { factsOf } from '../../builders/read.ts';

const short = (fact: Fact<Interval>): string => (fact.known ? intervalText(fact.value) : fact.why);

describe.each(['alt', 'ast', 'alp'] as const)('%s is read in U/L', (id) => {
  it.each([
    ['U/L', 40, '40'],
    ['u/l', 40, '40'],
    ['IU/L', 40, '40'],
    ['[iU]/L', 40, '40'],
    ['units/L', 40, '40'],
    ['mU/mL', 40, '40'],
    ['ukat/L', 1.5, '90'],
    ['µkat/l', 1.5, '90'],
    ['nkat/L', 500, '30'],
    ['mg/dL', 40, 'unusable-unit'],
    ['U', 40, 'unusable-unit'],
    [undefined, 40, 'unusable-unit'],
    ['U/L', 50_000, 'unusable-unit'],
  ])('%s', (unit, value, expected) => {
    expect(short(factsOf([observation(LOINC[id], quantity(value, unit))])[id])).toBe(expected);
  });

  it('inside the look-back of laboratory results', () => {
    const old = observation(LOINC[id], { ...quantity(40, 'U/L'), effectiveDateTime: '2025-11-01' });
    expect(short(factsOf([old])[id])).toBe('stale');
  });

  it('code and text that name the same unit differently agree', () => {
    const value = quantity(40, undefined, { unit: 'IU/L', system: 'http://unitsofmeasure.org', code: 'U/L' });
    expect(short(factsOf([observation(LOINC[id], value)])[id])).toBe('40');
  });
});
