import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../server/chart/fact.ts';
import type { LiverProcedure } from '../../../../server/chart/facts.ts';
import { treatmentDelay } from '../../../../server/evidence/matching/treatmentDelay.ts';
import { timeToTreatment } from '../../../../server/scores/afterTreatment/timeToTreatment.ts';
import { metastasisFound, procedure } from './record.ts';

const time = (found: string, ...treated: readonly string[]) =>
  timeToTreatment(
    metastasisFound(found),
    treated.map((date) => procedure('y90', date)),
    'UTC',
  );

describe('time from the first liver metastasis to the first liver-directed treatment', () => {
  it('is counted in days and in completed months, with the sources of both ends', () => {
    expect(time('2025-09-10', '2026-03-01', '2026-01-15')).toMatchObject({
      value: { shortest: { days: 127, months: 4, daysBeyond: 5 }, split: 'over-4-months' },
      sources: [{ reference: 'Condition/m1' }, { reference: 'Procedure/y90-2026-01-15' }],
    });
  });

  it.each([
    ['2025-09-15', '2026-01-15', 'up-to-4-months'],
    ['2025-09-14', '2026-01-15', 'over-4-months'],
    ['2026-01-15', '2026-01-15', 'up-to-4-months'],
    ['2025-10-31', '2026-02-28', 'up-to-4-months'],
  ])('from %s to %s is %s: exactly four months belong to the earlier group', (found, treated, split) => {
    expect(time(found, treated)).toMatchObject({ value: { split } });
  });

  it('of a partial date is a range, and says so when both groups are possible', () => {
    expect(time('2025-09', '2026-01-15')).toMatchObject({
      value: { shortest: { days: 107 }, longest: { days: 136 }, split: 'either' },
    });
    expect(time('2025', '2026-06')).toMatchObject({ value: { split: 'over-4-months' } });
    expect(time('2026-01', '2026-01-15')).toMatchObject({ value: { shortest: { days: 0 }, longest: { days: 14 } } });
  });

  it('does not count a resection', () => {
    const fact = timeToTreatment(metastasisFound('2025-09-10'), [procedure('resection', '2025-10-01')], 'UTC');
    expect(fact).toMatchObject({ why: 'absent', because: 'no liver-directed treatment is recorded' });
  });

  it('is not known when a treatment without a date may be the first', () => {
    expect(time('2025-09-10', '2026-01-15', '')).toMatchObject({
      known: false,
      because: 'a liver-directed treatment carries no date, and may be the first',
    });
  });

  it('is not known when the treatment is dated first', () => {
    expect(time('2026-03-01', '2026-01-15')).toMatchObject({ why: 'conflicting' });
  });

  it('is not known when the date of the metastasis is not, for the same reason', () => {
    const absent = unknown('absent', 'the date of the liver metastasis is not recorded');
    expect(timeToTreatment(absent, [procedure('y90', '2026-01-15')], 'UTC')).toEqual(absent);
  });

  it.each([
    ['2025-09-15', '2026-01-15'],
    ['2025-09-14', '2026-01-15'],
    ['2025-09', '2026-01-15'],
    ['2025', '2026-06'],
    ['2025-10-31', '2026-02-28'],
    ['2026-03-01', '2026-01-15'],
  ])('agrees with the group that the literature is matched by (%s, %s)', (found, treated) => {
    const performed: LiverProcedure = { kind: 'y90', name: 'y90', performed: treated, reference: 'Procedure/1' };
    const group = treatmentDelay(found, [performed], '2026-12-01T00:00:00Z', 'UTC');
    const fact = time(found, treated);
    const split = fact.known && fact.value.split !== 'either' ? fact.value.split.replace('-months', '') : null;
    expect(split).toBe(group);
  });
});
