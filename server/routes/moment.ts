import { UnreadableRequest } from '../errors.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * The moment that an address or a form names, to show again what was shown then; `undefined`, for now, when it names none.
 *
 * @throws UnreadableRequest when it is no moment, or one to come
 */
export function momentOf(text: unknown, now: Date): string | undefined {
  if (text === undefined) return undefined;
  const isMoment = typeof text === 'string' && INSTANT.test(text) && Date.parse(text) <= now.getTime();
  if (!isMoment) throw new UnreadableRequest();
  return text;
}
