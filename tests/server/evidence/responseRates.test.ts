import { describe, expect, it } from 'vitest';
import { findOutcome } from '../../../server/evidence/library.ts';
import { responseRates } from '../../../server/evidence/responseRates.ts';
import type { Counts } from '../../../server/evidence/result.ts';

const countsOf = (id: string): Counts => findOutcome(id)?.outcome.result as Counts;
const text = (value: { n: number; of: number; percent: number; ci95Percent: readonly [number, number] }) =>
  `${value.n}/${value.of} ${value.percent.toFixed(1)} (${value.ci95Percent.map((limit) => limit.toFixed(1)).join('-')})`;

describe('response rates of Krzyston 2020, recomputed from the counts with exact intervals', () => {
  it.each([
    ['MOF-T3-mRECIST-Total', '10/24 41.7 (22.1-63.4)', '15/24 62.5 (40.6-81.2)'],
    ['MOF-T3-mRECIST-DEB-TACE', '7/13 53.8 (25.1-80.8)', '10/13 76.9 (46.2-95.0)'],
    ['MOF-T3-mRECIST-Y90', '1/6 16.7 (0.4-64.1)', '3/6 50.0 (11.8-88.2)'],
    ['MOF-T3-mRECIST-Ablation', '2/5 40.0 (5.3-85.3)', '2/5 40.0 (5.3-85.3)'],
    ['MOF-T3-RECIST-Total', '1/24 4.2 (0.1-21.1)', '11/24 45.8 (25.6-67.2)'],
    ['MOF-T3-RECIST-DEB-TACE', '0/13 0.0 (0.0-24.7)', '6/13 46.2 (19.2-74.9)'],
    ['MOF-T3-RECIST-Y90', '0/6 0.0 (0.0-45.9)', '4/6 66.7 (22.3-95.7)'],
    ['MOF-T3-RECIST-Ablation', '1/5 20.0 (0.5-71.6)', '1/5 20.0 (0.5-71.6)'],
  ])('%s: objective response %s, disease control %s', (id, objective, diseaseControl) => {
    const rates = responseRates(countsOf(id));
    expect(rates && text(rates.objective)).toBe(objective);
    expect(rates && text(rates.diseaseControl)).toBe(diseaseControl);
  });

  it('are none for counts that are not the four response categories', () => {
    expect(responseRates(countsOf('MOF-06'))).toBeNull();
  });
});
