import { describe, expect, it } from 'vitest';
import type { Criterion, Example } from '../../../../server/criteria/criterion.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import { exampleRow } from '../../../../server/present/library/exampleRow.ts';

const AS_OF = '2026-11-23T10:00:00Z';
const cases = [...new Set(Object.values(CRITERIA).flat())].flatMap((criterion) =>
  criterion.examples.map((example) => ({ criterion, example, name: `${criterion.id}: ${example.shows}` })),
);
const exampleOf = (id: string, shows: string) =>
  cases.find(({ criterion, example }) => criterion.id === id && example.shows === shows)!;
const row = (id: string, shows: string) => {
  const { criterion, example } = exampleOf(id, shows);
  return exampleRow(criterion, example, AS_OF);
};

describe('an example on the page', () => {
  it.each(cases)('has the status it was written for: $name', ({ criterion, example }) => {
    const shown = exampleRow(criterion, example, AS_OF);
    expect(shown.mark.kind).toBe(example.expect);
    expect(shown.reason).not.toBe('');
    expect(shown.shows).toBe(example.shows);
  });

  it.each([
    [
      'total-bilirubin',
      'just above the limit, in SI units',
      'result "34.3 umol/L"',
      /2\.00585 mg\/dL.*at most 2 mg\/dL/,
    ],
    ['total-bilirubin', 'without a unit', 'result "1.1"', /no unit is recorded/],
    ['platelets', 'below the limit', 'result "49 10*9/L"', /49 ×10⁹\/L.*at least 50 ×10⁹\/L/],
    ['lesion-size', 'at the limit, measured in millimetres', 'result "30 mm"', /3 cm.*less than 3 cm/],
    ['lesion-count', 'above the limit', 'answer 4', /4.*1 to 3/],
    ['unresectable', 'the clinician says no', 'answer no', /answered no to: the liver metastases cannot be resected/],
    ['liver-metastasis', 'a resolved liver metastasis', 'diagnosis SNOMED CT 94381002, resolved', /has ended/],
    ['histology', 'no diagnosis recorded', 'nothing', /not recorded/],
  ])('%s, %s: given %s', (id, shows, given, reason) => {
    expect(row(id, shows)).toMatchObject({ given, reason: expect.stringMatching(reason) });
  });

  it('is evaluated: an example that expects what is not so is shown as it really is', () => {
    const { criterion } = exampleOf('inr', 'above the limit');
    const wrong: Example = { shows: 'a wrong expectation', given: { result: '1.6' }, expect: 'met' };
    expect(exampleRow(criterion, wrong, AS_OF).mark.kind).toBe('correctable');
  });

  it('of a kind that the criterion does not read leaves it unknown', () => {
    const { criterion } = exampleOf('unresectable', 'nobody has answered');
    const given: Example = { shows: 'a result', given: { result: '1' }, expect: 'unknown' };
    expect(exampleRow(criterion as Criterion, given, AS_OF).mark.kind).toBe('unknown');
  });
});
