import { describe, expect, it } from 'vitest';
import { treatmentDelay } from '../../../../server/evidence/matching/treatmentDelay.ts';
import { procedure } from '../patients.ts';

describe('months from liver metastasis to the first liver-directed treatment', () => {
  it.each<[string, string, 'up-to-4' | 'over-4' | null, string]>([
    ['2025-09-15', '2026-01-15T23:00:00Z', 'up-to-4', 'exactly four calendar months'],
    ['2025-09-14', '2026-01-15T09:00:00Z', 'over-4', 'one day more'],
    ['2025-10-31', '2026-02-28T09:00:00Z', 'up-to-4', 'the last day of a shorter month'],
    ['2025-10-31', '2026-03-01T09:00:00Z', 'over-4', 'the day after'],
    ['2025-10', '2026-01-15T09:00:00Z', 'up-to-4', 'a month alone, all of it inside'],
    ['2025-09', '2026-01-15T09:00:00Z', null, 'a month alone, limit inside it'],
    ['2025-08', '2026-01-15T09:00:00Z', 'over-4', 'a month alone, all of it before'],
    ['2024', '2026-01-15T09:00:00Z', 'over-4', 'a year alone'],
    ['2026-01-15', '2026-01-15T09:00:00Z', 'up-to-4', 'the same day'],
    ['2026-02-01', '2026-01-15T09:00:00Z', null, 'a date in the future'],
    ['', '2026-01-15T09:00:00Z', null, 'no date'],
    ['2025-13-45', '2026-01-15T09:00:00Z', null, 'no date of the calendar'],
    ['2025-10-01', 'now', null, 'no instant'],
  ])('%s at %s: %s (%s)', (date, asOf, expected) => {
    expect(treatmentDelay(date, [], asOf, 'UTC')).toBe(expected);
  });

  it.each([
    ['chemoembolization', 'up-to-4'],
    ['embolization', 'up-to-4'],
    ['y90', 'up-to-4'],
    ['ablation', 'up-to-4'],
    ['resection', 'over-4'],
  ] as const)('ends with an earlier %s in the chart, if that is liver-directed: %s', (kind, expected) => {
    const earlier = [procedure(kind, '2024-02-01'), procedure('y90', '2025-06-01')];
    expect(treatmentDelay('2024-01-01', earlier, '2026-01-15T09:00:00Z', 'UTC')).toBe(expected);
  });

  it('is not known when an earlier treatment has no date, or came before the metastasis', () => {
    const asOf = '2026-01-15T09:00:00Z';
    expect(treatmentDelay('2025-12-01', [procedure('y90', '')], asOf, 'UTC')).toBeNull();
    expect(treatmentDelay('2025-12-01', [procedure('y90', '2025-01-01')], asOf, 'UTC')).toBeNull();
  });

  it('counts days on the clock of the site', () => {
    const asOf = '2026-01-15T22:00:00Z';
    expect(treatmentDelay('2025-09-15', [], asOf, 'UTC')).toBe('up-to-4');
    expect(treatmentDelay('2025-09-15', [], asOf, 'Asia/Tokyo')).toBe('over-4');
  });
});
