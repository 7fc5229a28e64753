import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { leavingText } from '../../../../server/present/change/lookBackEnd.ts';

const AS_OF = '2026-01-31T09:00:00Z';
const leaving = (...dates: string[]) =>
  leavingText(
    dates.map((recordedAt) => ({ reference: 'Observation/1', recordedAt, asRecorded: '1' })),
    { lookBack: 'laboratory' },
    DEFAULT_POLICY,
    AS_OF,
  );

describe('a value that is about to be too old', () => {
  it.each([
    ['2026-01-05T09:00:00Z', 'from 26 days ago: leaves its look-back in 4 days'],
    ['2026-01-08T09:00:00Z', 'from 23 days ago: leaves its look-back in 7 days'],
    ['2026-01-02T10:00:00Z', 'from 29 days ago: leaves its look-back in 1 day'],
    ['2026-01-01T10:00:00Z', 'from 30 days ago: leaves its look-back within a day'],
    ['2026-01-01', 'from 30 days ago: leaves its look-back within a day'],
  ])('taken %s: %s', (date, text) => expect(leaving(date)).toBe(text));

  it.each([
    ['with more than a week left', '2026-01-09T09:00:01Z'],
    ['too old already', '2025-12-31T09:00:00Z'],
    ['without a date', ''],
  ])('says nothing of one %s', (_, date) => expect(leaving(date)).toBeNull());

  it('of several values names the one that leaves first', () =>
    expect(leaving('2026-01-08T09:00:00Z', '2026-01-05T09:00:00Z')).toContain('in 4 days'));

  it('says nothing where a value of any age counts', () =>
    expect(
      leavingText([{ reference: 'Condition/1', recordedAt: '2026-01-05', asRecorded: 'x' }], {}, DEFAULT_POLICY, AS_OF),
    ).toBeNull());
});
