import { describe, expect, it } from 'vitest';
import { readChart } from '../../../server/chart/chart.ts';
import type { MeasuredId } from '../../../server/chart/measuredInput.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';

/** The reference range of the only reading of an input. */
const rangeOf = (resource: unknown, id: MeasuredId = 'total-bilirubin') =>
  readChart([resource], 'UTC', 'p1').measured[id].usable[0]?.referenceRange;

const bilirubin = (referenceRange: unknown, value = quantity(1.1, 'mg/dL')) =>
  observation(LOINC.bilirubin, { ...value, referenceRange });
const mg = (value: number) => ({ value, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' });
const type = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/referencerange-meaning', code }],
});

describe('a result carries its own reference range, in the unit of the input', () => {
  it.each<[string, unknown, unknown]>([
    ['both ends', [{ low: mg(0.2), high: mg(1.2) }], { low: 0.2, high: 1.2 }],
    ['an upper end only', [{ high: mg(1.2) }], { high: 1.2 }],
    ['a lower end only', [{ low: mg(0.2) }], { low: 0.2 }],
    ['from nothing', [{ low: mg(0), high: mg(1.2) }], { low: 0, high: 1.2 }],
    [
      'ends without a unit have that of the value',
      [{ low: { value: 0.2 }, high: { value: 1.2 } }],
      { low: 0.2, high: 1.2 },
    ],
    ['ends in a unit of their own', [{ high: { value: 20.52, unit: 'umol/L' } }], { high: 1.2 }],
    ['plain text', [{ text: '0.2-1.2' }], { low: 0.2, high: 1.2 }],
    ['plain text with a dash and spaces', [{ text: '0.2 – 1.2' }], { low: 0.2, high: 1.2 }],
    ['the type normal', [{ type: type('normal'), high: mg(1.2) }], { high: 1.2 }],
    ['the normal one among others', [{ type: type('critical'), high: mg(12) }, { high: mg(1.2) }], { high: 1.2 }],
    ['a single object instead of a list', { high: mg(1.2) }, { high: 1.2 }],
    ['the same twice', [{ high: mg(1.2) }, { high: mg(1.2) }], { high: 1.2 }],
  ])('%s', (_, referenceRange, expected) => {
    expect(rangeOf(bilirubin(referenceRange))).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['none', undefined],
    ['for some people only', [{ appliesTo: [{ text: 'female' }], high: mg(1.2) }]],
    ['for an age only', [{ age: { high: { value: 18 } }, high: mg(1.2) }]],
    ['of another type', [{ type: type('therapeutic'), high: mg(1.2) }]],
    ['two that differ, and nothing says which applies', [{ text: '0.2-1.2' }, { text: '0.2-1.0' }]],
    ['an end in a unit that is not understood', [{ low: mg(0.2), high: { value: 1.2, unit: 'bananas' } }]],
    ['an end beyond belief', [{ high: mg(1200) }]],
    ['ends the wrong way round', [{ low: mg(1.2), high: mg(0.2) }]],
    ['an end that is no number', [{ high: { value: '1.2', unit: 'mg/dL' } }]],
    ['text that is more than two numbers', [{ text: '< 1.2' }]],
    ['text with words', [{ text: 'adults 0.2-1.2' }]],
    ['text that is no range', [{ text: 'see note' }]],
  ])('is not read: %s', (_, referenceRange) => {
    expect(rangeOf(bilirubin(referenceRange))).toBeUndefined();
  });

  it('is converted with the factor of the result', () => {
    const result = bilirubin([{ high: { value: 20.52 } }], quantity(34.2, 'umol/L'));
    expect(rangeOf(result)).toEqual({ high: 1.2 });
  });

  it('without a unit anywhere is a bare number, which is not used', () => {
    expect(rangeOf(bilirubin([{ text: '0.2-1.2' }], { valueString: '1.1 mg/dL' }))).toBeUndefined();
  });

  it('of an INR needs no unit', () => {
    const inr = observation(LOINC.inr, { ...quantity(1.1), referenceRange: [{ text: '0.9-1.1' }] });
    expect(rangeOf(inr, 'inr')).toEqual({ low: 0.9, high: 1.1 });
  });

  it('of a component is its own, not that of the panel', () => {
    const code = { coding: [{ system: 'http://loinc.org', code: LOINC.bilirubin }] };
    const panel = observation('24325-3', {
      referenceRange: [{ high: mg(9) }],
      component: [{ code, ...quantity(1.1, 'mg/dL'), referenceRange: [{ high: mg(1.2) }] }],
    });
    expect(rangeOf(panel)).toEqual({ high: 1.2 });
  });

  it('does not hang on whether the value can be used', () => {
    const result = bilirubin([{ high: mg(1.2) }], { valueString: 'hemolyzed' });
    expect(rangeOf(result)).toEqual({ high: 1.2 });
  });
});
