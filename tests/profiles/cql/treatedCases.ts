import fc from 'fast-check';
import { DateTime } from 'luxon';
import { concept } from '../../builders/condition.ts';
import { type GeneratedCase, type Moment, observationsAt } from './generatedCases.ts';

/** The days of an audit, on the clock of a site. */
export interface AuditDays {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
}

/** A record with one treatment; it is judged at the moment that the treatment was decided. */
export interface TreatedRecord extends GeneratedCase {
  readonly what: string;
  readonly days: AuditDays;
  readonly treatment: Readonly<Record<string, unknown>>;
}

/** The last two begin on the day that clocks go forward and end on the day that they go back. */
const DAYS: readonly AuditDays[] = [
  { zone: 'UTC', from: '2026-01-01', to: '2026-01-31' },
  { zone: 'Asia/Tokyo', from: '2025-12-31', to: '2026-02-28' },
  { zone: 'Asia/Kathmandu', from: '2024-02-29', to: '2024-02-29' },
  { zone: 'America/Phoenix', from: '2025-07-01', to: '2026-06-30' },
  { zone: 'America/New_York', from: '2025-03-09', to: '2025-11-02' },
  { zone: 'Europe/Berlin', from: '2025-03-30', to: '2025-10-26' },
];

/** When a treatment is recorded to have begun, and the moment of its decision. */
interface Begun {
  readonly what: string;
  readonly decided: DateTime;
  readonly performed: Readonly<Record<string, unknown>>;
}

/** A moment as a record may write it: on the clock of the site, in UTC, or as the start of a stretch. */
function written(what: string, decided: DateTime): readonly Begun[] {
  const [own, utc] = [String(decided.toISO()), String(decided.toUTC().toISO())];
  const later = String(decided.plus({ hours: 2 }).toISO());
  return [
    { what, decided, performed: { performedDateTime: own } },
    { what: `${what}, in UTC`, decided, performed: { performedDateTime: utc } },
    { what: `${what}, as a stretch`, decided, performed: { performedPeriod: { start: own, end: later } } },
  ];
}

const dayAlone = (what: string, day: DateTime): Begun => ({
  what,
  decided: day.endOf('day'),
  performed: { performedDateTime: day.toFormat('yyyy-MM-dd') },
});

/** At both ends of the days, to the millisecond. */
function begun({ zone, from, to }: AuditDays): readonly Begun[] {
  const [first, last] = [DateTime.fromISO(from, { zone }), DateTime.fromISO(to, { zone })];
  const start = first.startOf('day');
  const end = last.endOf('day');
  return [
    ...written('a millisecond before the first day', start.minus(1)),
    ...written('the first millisecond', start),
    ...written('a millisecond after the first', start.plus(1)),
    ...written('in between', start.plus({ hours: 9 })),
    ...written('a millisecond before the last', end.minus(1)),
    ...written('the last millisecond', end),
    ...written('a millisecond after the last day', end.plus(1)),
    dayAlone('the day before the first', first.minus({ days: 1 })),
    dayAlone('the first day', first),
    dayAlone('the last day', last),
    dayAlone('the day after the last', last.plus({ days: 1 })),
    { ...dayAlone('a month', first), performed: { performedDateTime: from.slice(0, 7) } },
  ];
}

const CODES = [concept('snomed', '314617008'), concept('snomed', '764677008')];
const STATUSES = [...Array.from({ length: 6 }, () => 'completed'), 'in-progress', 'not-done'];

const treated = (days: AuditDays, { what, decided, performed }: Begun): fc.Arbitrary<TreatedRecord> => {
  const moment: Moment = { zone: days.zone, asOf: decided.toMillis() };
  const treatment = fc.tuple(fc.constantFrom(...CODES), fc.constantFrom(...STATUSES));
  return fc.tuple(observationsAt(moment), treatment).map(([observations, [code, status]]) => ({
    what: `${what} of ${days.from} to ${days.to}, ${days.zone}`,
    days,
    zone: days.zone,
    asOf: new Date(moment.asOf).toISOString(),
    observations,
    treatment: {
      resourceType: 'Procedure',
      id: 'x1',
      status,
      code,
      ...performed,
      subject: { reference: 'Patient/p1' },
    },
  }));
};

/** Treatments at the ends of the days of audits, with results at the ends of their look-backs and of the treatment itself. */
export const treatedAtTheEnds = (): readonly TreatedRecord[] =>
  DAYS.flatMap((days) => begun(days).map((each) => treated(days, each))).flatMap((each, index) =>
    fc.sample(each, { seed: 2026 + index, numRuns: 2 }),
  );

/** A record read at a moment, as that of somebody who was treated then. */
export const asTreated = (given: GeneratedCase): TreatedRecord => ({
  ...given,
  what: 'treated at the moment',
  days: { zone: given.zone, from: '2025-11-01', to: '2026-12-31' },
  treatment: {
    resourceType: 'Procedure',
    id: 'x1',
    status: 'completed',
    code: CODES[0],
    performedDateTime: given.asOf,
    subject: { reference: 'Patient/p1' },
  },
});
