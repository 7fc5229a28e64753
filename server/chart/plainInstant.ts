/** Days that a month has in every year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MINUTE = 60_000;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const T = 0x54;
const ZULU = 0x5a;

/**
 * Epoch milliseconds of an instant as nearly every server writes it, "2026-01-15T09:00:00Z" or
 * "2026-01-15T09:00:00.000+01:00", of the years 1000 to 2999: nothing in it depends on a zone. NaN for every other text,
 * also where that is an instant written in another way, or of the 29th of February.
 */
export function plainInstant(text: string): number {
  if (!isMarked(text)) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  if (!(year >= 1000 && year < 3000 && day >= 1 && day <= (DAYS[month - 1] ?? 0))) return Number.NaN;
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  const hasMillis = text.charCodeAt(19) === POINT;
  const millis = hasMillis ? digits(text, 20, 3) : 0;
  return Date.UTC(year, month - 1, day, hour, minute, second, millis) - offsetAt(text, hasMillis ? 23 : 19);
}

/** Whether hyphens, T and colons stand where they belong. */
const isMarked = (text: string): boolean =>
  text.charCodeAt(10) === T &&
  text.charCodeAt(4) === MINUS &&
  text.charCodeAt(7) === MINUS &&
  text.charCodeAt(13) === COLON &&
  text.charCodeAt(16) === COLON;

/** The offset with which a text ends, in milliseconds. */
function offsetAt(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === ZULU) return text.length === at + 1 ? 0 : Number.NaN;
  if ((sign !== PLUS && sign !== MINUS) || text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON)
    return Number.NaN;
  const [hours, minutes] = [digits(text, at + 1, 2), digits(text, at + 4, 2)];
  if (!(hours <= 13 && minutes < 60)) return Number.NaN;
  return (sign === MINUS ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

function digits(text: string, from: number, count: number): number {
  let number = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
