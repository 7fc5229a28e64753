import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, numberText, plainUnits, unitText } from '../../../server/present/figure.ts';

describe('a number is short but never rounded onto or across the limit', () => {
  it.each([
    [1.8, 1.5, '1.8'],
    [1.02339, 2, '1.02'],
    [2.00058, 2, '2.001'],
    [1.99942, 2, '1.999'],
    [2, 2, '2'],
    [2.000012, 2, '2.00001'],
    [0, 2, '0'],
    [1234, null, '1234'],
    [0.30000000000000004, null, '0.3'],
  ])('%d against %s', (value, limit, text) => expect(numberText(value, limit)).toBe(text));

  it('whatever is shown lies on the side of the limit where the value lies', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.constantFrom(1.5, 2, 3, 50), (value, limit) => {
        const shown = Number(numberText(value, limit));
        expect(Math.sign(shown - limit)).toBe(Math.sign(value - limit));
      }),
    ));
});

describe('units are written as on paper', () => {
  it.each([
    ['{INR}', ''],
    ['{score}', ''],
    ['1', ''],
    [null, ''],
    ['mg/dL', 'mg/dL'],
    ['10*9/L', '×10⁹/L'],
    ['umol/L', 'µmol/L'],
  ])('%s', (unit, text) => expect(unitText(unit)).toBe(text));

  it('inside a sentence too', () =>
    expect(plainUnits('43 10*9/L; the series required at least 50 10*9/L')).toBe(
      '43 ×10⁹/L; the series required at least 50 ×10⁹/L',
    ));
});

describe('a value', () => {
  it.each([
    [true, null, true, undefined, 'yes'],
    [false, null, true, undefined, 'no'],
    ['leiomyosarcoma', null, 'leiomyosarcoma', undefined, 'leiomyosarcoma'],
    [0.2, 'mg/dL', 2, '<', '< 0.2 mg/dL'],
    [3, '{score}', 2, '<=', '≤ 3'],
    [1.8, '{INR}', 1.5, undefined, '1.8'],
  ])('%s %s', (value, unit, limit, comparator, text) => expect(figure(value, unit, limit, comparator)).toBe(text));
});
