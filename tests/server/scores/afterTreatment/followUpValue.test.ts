import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../server/chart/reading.ts';
import { followUpValue } from '../../../../server/scores/afterTreatment/followUpValue.ts';
import { followUpWindow } from '../../../../server/scores/afterTreatment/followUpWindow.ts';
import { millis, POLICY, reading, series, session } from './record.ts';

const TREATED = session('2026-01-15');
const followUp = (readings: readonly Reading[], asOf = '2026-12-01T00:00:00Z') =>
  followUpValue(
    series('ALT', ...readings),
    TREATED,
    followUpWindow(TREATED.day, POLICY, millis(asOf)),
    'UTC',
    millis(asOf),
  );

describe('the follow-up is the value nearest to three months', () => {
  it('inside the window', () => {
    const fact = followUp(
      ['2026-01-10', '2026-03-20', '2026-04-12', '2026-05-10', '2026-06-15'].map((date) => reading(date, 30)),
    );
    expect(fact).toMatchObject({ value: { day: '2026-04-12', daysFromTreatment: 87, sameDayOrderUnknown: false } });
  });

  it.each([
    ['2026-03-15', false],
    ['2026-03-16', true],
    ['2026-05-15', true],
    ['2026-05-16', false],
  ])('%s is inside the window: %s', (date, isInside) => {
    expect(followUp([reading(date, 30)]).known).toBe(isInside);
  });

  it('and of several of that day the last', () => {
    const fact = followUp([reading('2026-04-15T08:00:00Z', 30), reading('2026-04-15T17:00:00Z', 60)]);
    expect(fact).toMatchObject({ value: { interval: { low: 60 } } });
  });

  it('whose unit cannot be used is not passed over for one farther away', () => {
    expect(followUp([reading('2026-04-15', 'no unit is recorded'), reading('2026-04-20', 30)])).toMatchObject({
      known: false,
      because: 'ALT: no unit is recorded',
    });
  });

  it('that is final is taken, though a preliminary one lies nearer', () => {
    const preliminary = reading('2026-04-15', 60, { standing: 'preliminary' });
    expect(followUp([reading('2026-05-10', 30), preliminary])).toMatchObject({ value: { interval: { low: 30 } } });
    expect(followUp([preliminary])).toMatchObject({ value: { interval: { low: 60 } } });
  });

  it('shows no result of after asOf, not even one that does not stand', () => {
    const rejected = [
      { ...reading('2026-04-15', 60).source, because: 'status is cancelled', period: reading('2026-04-15', 60).period },
    ];
    const shown = (asOf: string) => {
      const window = followUpWindow(TREATED.day, POLICY, millis(asOf));
      const given = { title: 'ALT', readings: { usable: [], rejected } };
      return followUpValue(given, TREATED, window, 'UTC', millis(asOf)).setAside;
    };
    expect(shown('2026-04-01T00:00:00Z')).toEqual([]);
    expect(shown('2026-05-01T00:00:00Z')).toHaveLength(1);
  });

  it('is not read before it is known', () => {
    const visits = [reading('2026-03-20', 30), reading('2026-04-15', 60)];
    expect(followUp(visits, '2026-04-01T00:00:00Z')).toMatchObject({ value: { day: '2026-03-20' } });
  });

  it('that is missing is said to be', () => {
    expect(followUp([reading('2026-01-10', 30)])).toMatchObject({
      why: 'absent',
      because: 'no ALT between 2026-03-16 and 2026-05-15 (60 to 120 days after the treatment, site policy)',
    });
  });
});
