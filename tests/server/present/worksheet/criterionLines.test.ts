import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import { citationsOf, criterionLines } from '../../../../server/present/worksheet/criterionLines.ts';
import { assessmentOf, metFacts, mixedFacts } from '../assessmentBuilder.ts';

const lines = (facts = metFacts()) => {
  const assessment = assessmentOf({ facts });
  const [debTace] = assessment.verdicts;
  return criterionLines(debTace, assessment);
};
const line = (id: string, facts = metFacts()) => lines(facts).find((each) => each.id === id);

describe('the criteria of DEB-TACE as lines with nothing to open', () => {
  it('each has its value, date, reference, limit and status', () =>
    expect(line('total-bilirubin')).toMatchObject({
      title: 'Total bilirubin',
      value: '1.02 mg/dL, recorded as 17.5 umol/L',
      isReason: false,
      sources: [{ text: '13 Jan 2026, 09:12 (2 days ago)', reference: 'Observation/175umolL' }],
      asksFor: 'at most 2 mg/dL',
      mark: { kind: 'met', word: 'met' },
      why: null,
    }));

  it('an unknown has its reason for a value, with what was found and is too old', () =>
    expect(line('creatinine', mixedFacts())).toMatchObject({
      value: 'the latest creatinine (1.1 mg/dL) is 41 days old; at most 30 days count (site policy)',
      isReason: true,
      sources: [{ text: '1.1 mg/dL, 5 Dec 2025, 09:00 (41 days ago)', reference: 'Observation/crea' }],
      mark: { kind: 'unknown' },
      why: 'too old',
    }));

  it('a correctable value is shown as such, with the limit of the series', () =>
    expect(line('inr', mixedFacts())).toMatchObject({
      value: '1.8',
      asksFor: 'correctable to at most 1.5',
      mark: { kind: 'correctable' },
    }));

  it('a query that failed is named and never read as "nothing recorded"', () =>
    expect(
      line('inr', metFacts({ inr: unknown('not-readable', 'laboratory results could not be read completely: 500') })),
    ).toMatchObject({ value: 'laboratory results could not be read completely: 500', why: 'could not be read' }));

  it('each publication is cited once', () => {
    const citations = citationsOf(lines());
    const keys = citations.map(({ label, locator }) => label + locator);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
