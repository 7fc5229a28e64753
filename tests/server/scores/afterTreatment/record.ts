import { type Fact, known, unknown } from '../../../../server/chart/fact.ts';
import { type Interval, point } from '../../../../server/chart/interval.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import type { Reading, ReferenceRange, Standing } from '../../../../server/chart/reading.ts';
import { periodOf } from '../../../../server/chart/time.ts';
import type { FollowUpPolicy } from '../../../../server/scores/afterTreatment/followUpPolicy.ts';
import type { Session, TreatedLiver } from '../../../../server/scores/afterTreatment/session.ts';
import type { TreatmentRecord } from '../../../../server/scores/afterTreatment/treatmentRecord.ts';
import { GRADED_IDS, type GradedId } from '../../../../server/scores/ctcae/terms/index.ts';

export const POLICY: FollowUpPolicy = {
  timeZone: 'UTC',
  baselineDays: 30,
  followUpDays: DEFAULT_POLICY.followUpDays,
};

export const millis = (iso: string): number => Date.parse(iso);

export const period = (date: string, zone = 'UTC') => {
  const found = periodOf(date, zone);
  if (!found) throw new TypeError(`${date} is no FHIR date`);
  return found;
};

interface Details {
  readonly range?: ReferenceRange;
  readonly standing?: Standing;
  readonly issued?: string;
  readonly zone?: string;
  readonly reference?: string;
}

/** A result of a date; a value in words is one that cannot be used. */
export function reading(date: string, value: number | Interval | string, details: Details = {}): Reading {
  const { range, standing = 'final', issued, zone, reference = `Observation/${date}` } = details;
  const measure =
    typeof value === 'string'
      ? ({ why: 'unusable-unit', because: value } as const)
      : { interval: typeof value === 'number' ? point(value) : value };
  return {
    measure,
    period: period(date, zone),
    standing,
    source: { reference, recordedAt: date, asRecorded: JSON.stringify(value), status: standing },
    ...(range ? { referenceRange: range } : {}),
    ...(issued ? { issued: millis(issued) } : {}),
  };
}

interface Recorded {
  readonly reference?: string;
  readonly name?: string;
}

/** A completed procedure; an empty date is none. */
export function procedure(kind: TreatedLiver['kind'], date: string, recorded: Recorded = {}): TreatedLiver {
  const { reference = `Procedure/${kind}-${date}`, name = kind } = recorded;
  const source = { reference, recordedAt: date, asRecorded: name, status: 'completed' };
  return { kind, name, source, ...(date ? { period: period(date) } : {}) };
}

export const session = (date: string, kind: Session['kind'] = 'chemoembolization'): Session => ({
  kind,
  name: kind,
  day: date.slice(0, 10),
  start: period(date),
  sources: [{ reference: `Procedure/${kind}-${date}`, recordedAt: date, asRecorded: kind }],
});

export const metastasisFound = (date: string): Fact<string> =>
  known(date, [{ reference: 'Condition/m1', recordedAt: date, asRecorded: 'liver metastasis' }]);

/** The series of one laboratory value. */
export const series = (title: string, ...usable: readonly Reading[]) => ({
  title,
  readings: { usable, rejected: [] },
});

const NOT_RECORDED = unknown('absent', 'it is not recorded');

/** A record that holds nothing but what is given. */
export function record(
  results: Partial<Record<GradedId, readonly Reading[]>> = {},
  more: Partial<TreatmentRecord> = {},
): TreatmentRecord {
  const laboratory = GRADED_IDS.map((id) => [id, series(TITLES[id] ?? id, ...(results[id] ?? []))]);
  return {
    procedures: [],
    laboratory: Object.fromEntries(laboratory),
    metastasisDate: unknown('absent', 'the date of the liver metastasis is not recorded'),
    recist: { criteria: 'RECIST', responses: [] },
    mrecist: { criteria: 'mRECIST', responses: [] },
    dialysisBefore: () => NOT_RECORDED,
    anticoagulatedAt: () => NOT_RECORDED,
    ...more,
  };
}

const TITLES: Partial<Record<GradedId, string>> = {
  'total-bilirubin': 'total bilirubin',
  alt: 'ALT',
  ast: 'AST',
  alp: 'alkaline phosphatase',
  inr: 'INR',
  platelets: 'platelet count',
};
