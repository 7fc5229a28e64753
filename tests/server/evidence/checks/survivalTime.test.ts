import { describe, expect, it } from 'vitest';
import {
  intervalCutAtZero,
  medianAgainstPatients,
  medianAgainstSurvival,
  medianInsideInterval,
  survivalNeverRises,
} from '../../../../server/evidence/checks/survivalTime.ts';
import type { TimeToEvent } from '../../../../server/evidence/result.ts';

const time = (fields: Partial<TimeToEvent>): TimeToEvent => ({
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'treatment',
  medianMonths: null,
  ...fields,
});

describe('a median against survival at fixed times', () => {
  it.each<[TimeToEvent['medianMonths'], TimeToEvent['survivalPercent'], number, string]>([
    [13, { '1y': 58 }, 0, 'more than half alive at 12 months: beyond 12'],
    [12, { '1y': 58 }, 1, 'more than half alive at 12 months: not 12'],
    [11, { '1y': 58 }, 1, 'more than half alive at 12 months: not before'],
    [36, { '3y': 48 }, 0, 'fewer than half alive at 36 months: 36 at the latest'],
    [37, { '3y': 48 }, 1, 'fewer than half alive at 36 months: not later'],
    [39, { '3y': 50 }, 0, 'exactly half: either side'],
    ['not-reached', { '5y': 58 }, 0, 'not reached, more than half alive'],
    ['not-reached', { '5y': 32 }, 1, 'not reached, fewer than half alive'],
    [72, { '3y': 60, '5y': 32 }, 1, 'right by one time, wrong by another'],
    [null, { '5y': 20 }, 0, 'no median reported'],
  ])('median %s with %j: %i contradictions (%s)', (medianMonths, survivalPercent, count) => {
    expect(medianAgainstSurvival(time({ medianMonths, ...(survivalPercent && { survivalPercent }) }))).toHaveLength(
      count,
    );
  });
});

describe('survival over time', () => {
  it.each<[NonNullable<TimeToEvent['survivalPercent']>, number]>([
    [{ '1y': 88, '3y': 50, '5y': 30 }, 0],
    [{ '1y': 50, '5y': 50 }, 0],
    [{ '1y': 50, '5y': 51 }, 1],
    [{ '3y': 101 }, 1],
    [{ '3y': -1 }, 1],
  ])('%j rises %i times', (survivalPercent, count) => {
    expect(survivalNeverRises(time({ survivalPercent }))).toHaveLength(count);
  });
});

describe('a median and its intervals', () => {
  it.each<[Partial<TimeToEvent>, number]>([
    [{ medianMonths: 9, ci95Months: [1.4, 16.6], rangeMonths: [5, 84] }, 0],
    [{ medianMonths: 9, ci95Months: [10, 12] }, 1],
    [{ medianMonths: 90, ci95Months: [80, 100], rangeMonths: [5, 84] }, 1],
    [{ medianMonths: 'not-reached', ci95Months: [10, 12] }, 0],
    [{ medianMonths: null, rangeMonths: [12, 10] }, 1],
  ])('%j: %i breaches', (fields, count) => {
    expect(medianInsideInterval(time(fields))).toHaveLength(count);
  });

  it('that begins at 0 was cut off there', () => {
    expect(intervalCutAtZero(time({ ci95Months: [0, 21.4] }))).toHaveLength(1);
    expect(intervalCutAtZero(time({ ci95Months: [0.1, 21.4] }))).toEqual([]);
    expect(intervalCutAtZero(time({}))).toEqual([]);
  });
});

describe('a median against the individual rows', () => {
  const rows = [
    { months: 10, died: true },
    { months: 20, died: true },
    { months: 30, died: false },
  ] as const;

  it('agrees with the Kaplan-Meier estimate', () => {
    expect(medianAgainstPatients(time({ medianMonths: 20 }), rows)).toEqual([]);
  });

  it('does not agree when it is the mean of the times', () => {
    const rest = [{ months: 60, died: false }] as const;
    expect(medianAgainstPatients(time({ medianMonths: 30 }), [...rows, ...rest])).toHaveLength(1);
  });
});
