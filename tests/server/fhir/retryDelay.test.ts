import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelay } from '../../../server/fhir/retryDelay.ts';

const NOW = Date.parse('2026-01-15T09:00:00Z');

it.each([
  ['seconds', '3', 3000],
  ['zero seconds', '0', 0],
  ['an HTTP date ahead', 'Thu, 15 Jan 2026 09:00:05 GMT', 5000],
  ['an HTTP date gone by', 'Thu, 15 Jan 2026 08:00:00 GMT', 0],
  ['an HTTP date of the old form', 'Thursday, 15-Jan-26 09:00:05 GMT', 5000],
  ['nothing', undefined, 700],
  ['an empty text', '', 700],
  ['a negative number', '-5', 700],
  ['words that a lenient parser takes for a date', 'in 5', 700],
  ['a time that is not HTTP', '2026-01-15T09:00:05Z', 700],
])('Retry-After with %s: %s waits %i ms', (_, header, expected) => {
  expect(retryDelay(header, NOW, 700)).toBe(expected);
});

it('any text gives a wait that is a number and not negative', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      ),
      (header) => {
        expect(retryDelay(header, NOW, 700)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
