import { describe, expect, it } from 'vitest';
import { moffitt } from '../../../../server/evidence/publications/moffitt.ts';
import type { TimeToEvent } from '../../../../server/evidence/result.ts';

const result = (id: string) => moffitt.outcomes.find((each) => each.id === id)?.result as TimeToEvent;

describe('Krzyston 2020', () => {
  it.each([
    ['MOF-01', 'diagnosis', 59],
    ['MOF-02', 'liver-metastasis', 27],
    ['MOF-03', 'first-liver-directed-treatment', 9],
  ])('%s counts the same 24 patients from %s: %i months', (id, origin, medianMonths) => {
    expect(result(id)).toMatchObject({ endpoint: 'overall survival', origin, medianMonths });
    expect(moffitt.outcomes.find((each) => each.id === id)?.n).toBe(24);
  });

  it.each([
    ['MOF-T2-01', 9, 22, [4.7, 39.3]],
    ['MOF-T2-02', 15, 8, [5.2, 10.8]],
    ['MOF-T2-03', 16, 20, [9.3, 30.8]],
    ['MOF-T2-04', 8, 4, [0, 21.4]],
    ['MOF-T2-05', 11, 24, [7.5, 40.5]],
    ['MOF-T2-06', 13, 6, [2.5, 9.5]],
    ['MOF-T2-07', 10, 9, [0, 28.1]],
    ['MOF-T2-08', 14, 9, [0, 19.7]],
  ])('%s: %i patients, median %i months', (id, n, medianMonths, ci95Months) => {
    expect(moffitt.outcomes.find((each) => each.id === id)?.n).toBe(n);
    expect(result(id)).toMatchObject({ medianMonths, ci95Months, origin: 'first-liver-directed-treatment' });
  });

  it('keeps RECIST and mRECIST apart', () => {
    const responses = moffitt.outcomes.filter(({ id }) => id.startsWith('MOF-T3-'));
    for (const {
      id,
      result: { kind, ...fields },
    } of responses) {
      expect(kind).toBe('counts');
      expect(fields).toMatchObject({ standard: id.includes('mRECIST') ? 'mRECIST' : 'RECIST' });
    }
    expect(responses).toHaveLength(8);
  });

  it('covers ECOG 0 and 1 only, although ECOG 2 was allowed', () => {
    expect(moffitt.population.ecogMax).toBe(1);
  });
});
