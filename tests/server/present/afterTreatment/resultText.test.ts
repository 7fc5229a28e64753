import { describe, expect, it } from 'vitest';
import { point } from '../../../../server/chart/interval.ts';
import { rangeText, resultText } from '../../../../server/present/afterTreatment/resultText.ts';

describe('a result beside its reference range', () => {
  it.each([
    ['short enough to read', 0.904977, { low: 0.599548, high: 1.09729 }, '0.905 mg/dL', 'reference range 0.6 to 1.1'],
    ['never rounded onto the limit', 1.2004, { high: 1.2 }, '1.2004 mg/dL', 'reference range up to 1.2'],
    ['nor the limit onto the value', 1.1, { high: 1.0996 }, '1.1 mg/dL', 'reference range up to 1.0996'],
    ['equal to the limit', 1.2, { high: 1.2 }, '1.2 mg/dL', 'reference range up to 1.2'],
    ['a lower limit alone', 3.4, { low: 3.5 }, '3.4 mg/dL', 'reference range from 3.5'],
  ])('%s', (_, value, referenceRange, text, range) => {
    const result = { interval: point(value), referenceRange };
    expect(resultText(result, 'mg/dL')).toBe(text);
    expect(rangeText(result)).toBe(range);
  });

  it('a bound keeps its sign, and no range is none', () => {
    const result = { interval: { low: Number.NEGATIVE_INFINITY, high: 0.2, lowOpen: true, highOpen: true } };
    expect(resultText(result, 'mg/dL')).toBe('<0.2 mg/dL');
    expect(rangeText(result)).toBeNull();
  });
});
