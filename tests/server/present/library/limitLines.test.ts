import { describe, expect, it } from 'vitest';
import { measuredInput } from '../../../../server/chart/inputs/index.ts';
import { sideOf } from '../../../../server/chart/limit.ts';
import type { MeasuredId } from '../../../../server/chart/measuredInput.ts';
import { editionAt } from '../../../../server/criteria/criterion.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import { limitLines } from '../../../../server/present/library/limitLines.ts';

const AS_OF = '2026-11-23T10:00:00Z';
const numbers = [...new Set(Object.values(CRITERIA).flat())].flatMap((criterion) => {
  const { limit } = editionAt(criterion, AS_OF);
  return criterion.rule.kind === 'number' && limit ? [{ id: criterion.id, input: criterion.rule.input, limit }] : [];
});

describe('a limit in conventional and in SI units', () => {
  it.each<[MeasuredId, string, string]>([
    ['total-bilirubin', 'at most 2 mg/dL', 'at most 34.2 µmol/L'],
    ['creatinine', 'at most 2 mg/dL', 'at most 176.8 µmol/L'],
    ['platelets', 'at least 50,000/µL', 'at least 50 ×10⁹/L'],
    ['largest-lesion-cm', 'less than 3 cm', 'less than 30 mm'],
    ['inr', 'at most 1.5', 'at most 1.5'],
    ['ecog', 'at most 2', 'at most 2'],
    ['lesion-count', '1 to 3', '1 to 3'],
  ])('%s: %s, %s', (input, conventional, si) => {
    const { limit } = numbers.find((each) => each.input === input)!;
    expect(limitLines(limit, input)).toMatchObject({ conventional, si });
  });

  it('is shown for every criterion that has a number', () => {
    expect(numbers.map(({ input }) => input).toSorted()).toEqual(
      ['creatinine', 'ecog', 'inr', 'largest-lesion-cm', 'lesion-count', 'platelets', 'total-bilirubin'].toSorted(),
    );
  });

  it('says that there is no unit where there is none, so that the line is not printed twice', () => {
    const unitless = numbers.filter(({ limit, input }) => limitLines(limit, input).unitless);
    expect(unitless.map(({ id }) => id)).toEqual(['ecog', 'inr', 'lesion-count']);
  });

  it('does not know an input that is not read in the unit: it throws in place of a wrong number', () => {
    expect(() => limitLines({ operator: 'at-most', value: 2 }, 'no such input' as MeasuredId)).toThrow(TypeError);
  });
});

/** What the engine makes of a value at the shown limit, and a hair to either side of it. */
const sides = (text: string, input: MeasuredId, limit: (typeof numbers)[number]['limit']) => {
  const [, shown = '', unit = ''] = /([\d.,]+) ?(\D.*)$/.exec(text) ?? [];
  const ucum = unit.replace('µ', 'u').replace('×10⁹/L', '10*9/L');
  return [0.999, 1, 1.001].map((factor) => {
    const value = Number(shown.replaceAll(',', '')) * factor;
    const measure = measuredInput(input).read({ valueQuantity: { value, unit: ucum } }, undefined);
    return 'interval' in measure ? sideOf(measure.interval, limit) : measure.because;
  });
};

describe('the engine decides at the number that is shown, in either unit', () => {
  const withUnits = numbers.filter(({ limit, input }) => !limitLines(limit, input).unitless);

  it.each(withUnits)('$id', ({ input, limit }) => {
    const expected = {
      'at-most': ['keeps', 'keeps', 'fails'],
      'at-least': ['fails', 'keeps', 'keeps'],
      'less-than': ['keeps', 'fails', 'fails'],
      between: [],
    }[limit.operator];
    const { conventional, si } = limitLines(limit, input);
    expect(conventional).not.toBe(si);
    expect(sides(conventional, input, limit)).toEqual(expected);
    expect(sides(si, input, limit)).toEqual(expected);
  });
});
