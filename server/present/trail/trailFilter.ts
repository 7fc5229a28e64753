import { DateTime } from 'luxon';

/** Which part of the trail is asked for. */
export interface TrailFilter {
  readonly patientId: string | undefined;
  readonly user: string | undefined;
  /** ISO instants: the first one of the first day, and the first one after the last day. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly before: number | undefined;
  /** What stands in the fields, as it was typed. */
  readonly typed: Readonly<Partial<Record<FilterField, string>>>;
  readonly problems: readonly string[];
}

const FIELDS = ['patient', 'user', 'from', 'to'] as const;
export type FilterField = (typeof FIELDS)[number];

/** Reads the query of the page's address; days are those of the site. */
export function parseTrailFilter(query: Readonly<Record<string, unknown>>, timeZone: string): TrailFilter {
  const typed = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = query[field];
      return typeof text === 'string' && text.trim() !== '' ? [[field, text.trim()]] : [];
    }),
  ) as TrailFilter['typed'];
  const [from, to] = [dayOf(typed.from, timeZone), dayOf(typed.to, timeZone)];
  const problems = [
    ...(from && !from.isValid ? ['From: is not a day. Write it as 2026-01-31.'] : []),
    ...(to && !to.isValid ? ['To: is not a day. Write it as 2026-01-31.'] : []),
    ...(from && to && to < from ? ['To: lies before From.'] : []),
  ];
  return {
    patientId: typed.patient?.replace(/^Patient\//, ''),
    user: typed.user,
    from: instantOf(from),
    to: instantOf(to?.plus({ days: 1 })),
    before: /^\d{1,15}$/.test(String(query.before)) ? Number(query.before) : undefined,
    typed,
    problems,
  };
}

function dayOf(text: string | undefined, zone: string): DateTime | undefined {
  if (text === undefined) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? DateTime.fromISO(text, { zone }) : DateTime.invalid('not a day');
}

const instantOf = (day: DateTime | undefined): string | undefined =>
  day?.isValid ? (day.startOf('day').toUTC().toISO() ?? undefined) : undefined;
