import { expect, it } from 'vitest';
import { plotTime } from '../../../../server/present/pictures/plotTime.ts';

it('an axis in UTC shows the clock of the site, and never turns two times round', () => {
  const asOf = Date.parse('2026-01-15T09:00:00Z');
  const at = plotTime(asOf, 'Europe/Berlin');
  expect(at(asOf).toISOString()).toBe('2026-01-15T10:00:00.000Z');
  // The hour that is lived twice when summer time ends keeps its order.
  const [before, after] = ['2025-10-26T00:30:00Z', '2025-10-26T01:10:00Z'].map((text) => at(Date.parse(text)));
  expect(before!.getTime()).toBeLessThan(after!.getTime());
});
