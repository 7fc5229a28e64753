import { DateTime } from 'luxon';
import { CliError } from './cliError.ts';

/** A whole day, or a time of one; a month or an hour alone would silently stand for its first moment. */
const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/;

/**
 * `--as-of` as an ISO instant in UTC. A date without a time means the end of that day in `zone`, so that the day's results
 * count; without the option it is now.
 *
 * @throws CliError when the text is no date
 */
export function asOfInstant(text: string | undefined, zone: string, now: () => Date): string {
  if (text === undefined) return now().toISOString();
  const parsed = DateTime.fromISO(text, { zone });
  if (!parsed.isValid || !DAY_OR_INSTANT.test(text))
    throw new CliError(`--as-of: "${text}" is not a date or a time such as 2026-01-15T09:00:00Z`);
  const instant = text.includes('T') ? parsed : parsed.endOf('day');
  return instant.toUTC().toISO({ suppressMilliseconds: instant.millisecond === 0 }) ?? '';
}
