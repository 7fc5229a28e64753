const DAY = 86_400_000;

/** Names of the R4 elements that hold a date, dateTime or instant; a name and not only the look of the text decides, so codes and notes stay. */
const DATE_ELEMENT =
  /(?:DateTime|Date|Instant)$|^(?:date|issued|start|end|time|event|created|creation|sent|received|when|lastUpdated|lastOccurrence|authoredOn)$/;
const BIRTH_ELEMENT = /^_?birthDate$/;
const FHIR_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}.*)?)?)?$/;

/**
 * Moves every FHIR date, dateTime and instant of a resource by whole days. Precision, time of day and UTC offset stay as written.
 *
 * A year or a month is moved by its first day, so a period that had begun at the old date has begun at the new one.
 * Birth dates stay: they identify the patient. Text that is no date of the calendar stays too.
 */
export function shiftDates<T>(resource: T, days: number): T {
  return days === 0 ? resource : (shift(resource, days, '') as T);
}

function shift(value: unknown, days: number, element: string): unknown {
  if (BIRTH_ELEMENT.test(element)) return value;
  if (Array.isArray(value)) return value.map((item) => shift(item, days, element));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shift(item, days, key)]));
  }
  return typeof value === 'string' && DATE_ELEMENT.test(element) ? shiftDate(value, days) : value;
}

/** "2026-01-15T09:00:00+01:00" moved by 10 days is "2026-01-25T09:00:00+01:00". */
export function shiftDate(text: string, days: number): string {
  const parts = FHIR_DATE.exec(text);
  if (parts === null) return text;
  const [, year = '', month, day, timeOfDay = ''] = parts;
  const written = [year, month, day].filter((part) => part !== undefined).join('-');
  const first = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(first) || !isoDay(first).startsWith(written)) return text;
  const shifted = isoDay(first + days * DAY);
  return FHIR_DATE.test(shifted) ? shifted.slice(0, written.length) + timeOfDay : text;
}

/** Whole days that have passed from one instant to the other; never more, so what lay before `from` also lies before `to` once shifted. */
export const wholeDays = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY);

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
