import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../../server/present/sourceLine.ts';
import type { SourceRow } from '../../../server/present/sourceRows.ts';

const row: SourceRow = {
  asRecorded: '1.1 {INR}',
  converted: null,
  date: '12 Jan 2026, 12:40',
  age: '3 days ago',
  status: 'final',
  reference: 'Observation/inr-5',
  origin: 'chart',
  setAsideBecause: null,
};

describe('a line of sources', () => {
  it.each<[string, Partial<SourceRow>, string, string]>([
    ['does not say the value twice', {}, '1.1', '12 Jan 2026, 12:40 (3 days ago)'],
    [
      'says how it was recorded where that differs',
      { asRecorded: '80 umol/L', converted: '0.904977 mg/dL' },
      '0.905 mg/dL',
      'recorded as 80 umol/L, 12 Jan 2026, 12:40 (3 days ago)',
    ],
    [
      'unless the value says so itself',
      { asRecorded: '80 umol/L', converted: '0.904977 mg/dL' },
      '0.905 mg/dL, recorded as 80 umol/L',
      '12 Jan 2026, 12:40 (3 days ago)',
    ],
    [
      'says it, converted too, where no value stands beside it',
      { asRecorded: '80 umol/L', converted: '0.904977 mg/dL' },
      '',
      '80 umol/L, = 0.904977 mg/dL, 12 Jan 2026, 12:40 (3 days ago)',
    ],
    ['names a status that matters', { status: 'preliminary' }, '1.1', '12 Jan 2026, 12:40 (3 days ago), preliminary'],
    [
      'names who answered',
      { origin: 'entered here by Dr Lee', status: null },
      '1.1',
      '12 Jan 2026, 12:40 (3 days ago), entered here by Dr Lee',
    ],
    [
      'says why a value was not used',
      { setAsideBecause: 'its day is not recorded', age: '', date: 'Jan 2026' },
      '',
      '1.1, Jan 2026, not used: its day is not recorded',
    ],
  ])('%s', (_, more, shown, text) =>
    expect(sourceLines([{ ...row, ...more }], shown)).toEqual([{ text, reference: 'Observation/inr-5' }]),
  );
});
