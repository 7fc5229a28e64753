import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import type { Facts } from '../../../../server/chart/facts.ts';
import { coagulationRows } from '../../../../server/present/worksheet/coagulationRows.ts';
import { criterionLines } from '../../../../server/present/worksheet/criterionLines.ts';
import { measured } from '../../../builders/facts.ts';
import { assessmentOf, metFacts } from '../assessmentBuilder.ts';

function rows(facts: Partial<Facts>) {
  const assessment = assessmentOf({ facts: metFacts(facts) });
  return coagulationRows(criterionLines(assessment.verdicts[0], assessment), assessment.facts);
}
const places = (facts: Partial<Facts>, row: number) =>
  rows(facts)[row]?.classes.flatMap(({ thresholds }) => thresholds.map(({ place }) => place));

describe('coagulation beside the series and the consensus', () => {
  it('INR and platelets, each with the limit of the series and both classes of bleeding risk', () =>
    expect(rows({}).map(({ line, classes }) => [line.id, classes.map(({ title }) => title)])).toEqual([
      ['inr', ['SIR 2019, low bleeding risk', 'SIR 2019, high bleeding risk']],
      ['platelets', ['SIR 2019, low bleeding risk', 'SIR 2019, high bleeding risk']],
    ]));

  it.each([
    [1.4, ['below', 'below', 'below', 'below']],
    [1.5, ['below', 'below', 'below', 'within']],
    [1.8, ['below', 'exactly on it', 'below', 'within']],
    [2.4, ['within', 'above', 'above', 'above']],
    [3.1, ['above', 'above', 'above', 'above']],
  ])('an INR of %d is placed by every threshold', (inr, words) =>
    expect(places({ inr: measured(inr) }, 0)).toEqual(
      words.map((word) => (word === 'exactly on it' ? 'this value lies exactly on it' : `this value lies ${word}`)),
    ),
  );

  it.each([
    [19, ['below', 'below']],
    [49, ['above', 'below']],
    [51, ['above', 'above']],
  ])('platelets of %d', (platelets, words) =>
    expect(places({ platelets: measured(platelets) }, 1)).toEqual(words.map((word) => `this value lies ${word}`)),
  );

  it('an unknown value is placed nowhere', () =>
    expect(new Set(places({ inr: unknown('stale', 'the last INR is 50 days old') }, 0))).toEqual(new Set([null])));
});
