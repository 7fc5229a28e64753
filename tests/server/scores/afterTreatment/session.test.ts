import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../../../../server/scores/afterTreatment/session.ts';
import { millis, period, procedure } from './record.ts';

describe('treatments of a record', () => {
  it('are in the order of time, whatever the order of the record', () => {
    const procedures = [procedure('y90', '2026-03-01'), procedure('chemoembolization', '2026-01-01')];
    for (const given of [procedures, procedures.toReversed()])
      expect(sessionsOf(given, 'UTC').sessions.map(({ day }) => day)).toEqual(['2026-01-01', '2026-03-01']);
  });

  it('of one kind on one day are one, with all its sources', () => {
    const { sessions } = sessionsOf(
      [
        procedure('chemoembolization', '2026-01-01', { reference: 'Procedure/2', name: 'hospital code' }),
        procedure('chemoembolization', '2026-01-01T09:00:00Z', { reference: 'Procedure/1', name: 'embolization' }),
      ],
      'UTC',
    );
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.name).toBe('hospital code; embolization');
    expect(sessions[0]?.sources.map(({ reference }) => reference)).toEqual(['Procedure/2', 'Procedure/1']);
  });

  it('began no later than the earliest of its times, which a date without a time leaves open', () => {
    const { sessions } = sessionsOf(
      [
        procedure('y90', '2026-01-01T11:00:00Z'),
        procedure('y90', '2026-01-01T09:00:00Z'),
        procedure('y90', '2026-01-01'),
      ],
      'UTC',
    );
    expect(sessions[0]?.start).toEqual({ start: period('2026-01-01').start, end: millis('2026-01-01T09:00:00Z') });
  });

  it('of two kinds on one day are two', () => {
    const { sessions } = sessionsOf([procedure('y90', '2026-01-01'), procedure('ablation', '2026-01-01')], 'UTC');
    expect(sessions.map(({ kind }) => kind)).toEqual(['ablation', 'y90']);
  });

  it('of one evening fall on the day of the site', () => {
    const evening = procedure('y90', '2026-01-01T23:30:00-05:00');
    expect(sessionsOf([evening], 'America/New_York').sessions[0]?.day).toBe('2026-01-01');
    expect(sessionsOf([evening], 'UTC').sessions[0]?.day).toBe('2026-01-02');
  });

  it.each(['', '2026', '2026-01'])('dated "%s" are set aside, because no day can be given to them', (date) => {
    const { sessions, undated } = sessionsOf([procedure('y90', date)], 'UTC');
    expect(sessions).toEqual([]);
    expect(undated).toMatchObject([{ kind: 'y90', because: 'the day it was done is not recorded' }]);
  });
});
