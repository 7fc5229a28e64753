import fc from 'fast-check';
import { DateTime } from 'luxon';
import { LOINC, quantity } from '../../builders/observation.ts';

/** A record, the moment it is judged at, and the clock of the site. */
export interface GeneratedCase {
  readonly zone: string;
  /** ISO instant */
  readonly asOf: string;
  readonly observations: readonly Readonly<Record<string, unknown>>[];
}

type Value = Readonly<Record<string, unknown>>;

const numbers = (values: readonly number[], units: readonly string[]): readonly Value[] =>
  values.flatMap((value) => units.map((unit) => quantity(value, unit)));

const compared = (values: readonly number[], unit: string): readonly Value[] =>
  values.flatMap((value) => ['<', '<=', '>', '>='].map((comparator) => quantity(value, unit, { comparator })));

const texts = (values: readonly string[]): readonly Value[] => values.map((valueString) => ({ valueString }));

/** What a laboratory sends when it has no number. */
const WITHOUT: readonly Value[] = [
  {},
  { dataAbsentReason: { text: 'clotted' } },
  { ...quantity(1.2, 'mg/dL'), dataAbsentReason: { text: 'error' } },
  ...texts(['see note', 'pending']),
  quantity(1.2),
  quantity(1.2, 's'),
];

/** Around the limit of 2 mg/dL in every unit; `perMole` is how many umol/L one mg/dL is. */
const massOrMoles = (perMole: number): readonly Value[] => {
  const around = [0.7, 1.9, 1.99999, 2, 2.000004, 2.00001, 2.01, 2.1, 5];
  const six = (value: number) => Number(value.toPrecision(6));
  return [
    ...numbers(around, ['mg/dL']),
    ...around.map((value) => quantity(six(value * perMole), 'umol/L')),
    ...around.map((value) => ({ valueQuantity: { value: six(value * perMole), unit: 'µmol/L' } })),
    ...around.map((value) => quantity(six((value * perMole) / 1000), 'mmol/L')),
    ...around.map((value) => ({ valueQuantity: { value: six(value * 10), unit: 'mg/L' } })),
    quantity(95, 'mg/dL'),
    quantity(1.2, 'mg/dL', { code: 'umol/L' }),
    ...compared([1, 2, 3], 'mg/dL'),
    ...compared([2 * perMole], 'umol/L'),
    ...texts(['<0.2 mg/dL', '> 2 mg/dL', 'GT 5 mg/dL', 'LT 2 mg/dL', '>= 2 mg/dL', '1.8 mg/dL', '1.8', '2.1 mg/dL']),
  ];
};

const GRADE_CODES = ['LA9622-7', 'LA9623-5', 'LA9624-3', 'LA9625-0', 'LA9626-8'];

/** Where each criterion reads, and what may stand there. */
export const INPUTS = {
  creatinine: { codes: [LOINC.creatinine, '14682-9'], days: 30, values: massOrMoles(88.4) },
  'total-bilirubin': { codes: [LOINC.bilirubin], days: 30, values: massOrMoles(17.1) },
  inr: {
    codes: [LOINC.inr, '34714-6'],
    days: 30,
    values: [
      ...numbers([0.9, 1.5, 1.500001, 1.50001, 1.6, 2.5, 25], ['{INR}', '1']),
      { valueQuantity: { value: 1.4 } },
      ...compared([1, 1.5, 2], '{INR}'),
      ...texts(['1.3', '>1.5', '<1.5', '<=1.5', 'GT 2', '1.7 INR']),
    ],
  },
  platelets: {
    codes: [LOINC.platelets],
    days: 30,
    values: [
      ...numbers([0.5, 49, 49.9999, 49.99999, 50, 51, 180, 1000], ['10*9/L', '10*3/uL']),
      ...[49, 50, 180].map((value) => ({ valueQuantity: { value, unit: 'K/uL' } })),
      ...numbers([180, 49_900, 50_000, 180_000], ['/uL']),
      ...compared([20, 50, 80], '10*9/L'),
      ...texts(['<50 10*9/L', '>50 K/uL', 'LT 20 K/uL', '51 10*9/L', '51']),
    ],
  },
  ecog: {
    codes: [LOINC.ecog],
    days: 60,
    values: [
      ...[0, 1, 2, 3, 4, 5, 9].map((valueInteger) => ({ valueInteger })),
      ...numbers([0, 1, 1.5, 2, 3], ['{score}']),
      ...compared([1, 2, 3], '{score}'),
      ...GRADE_CODES.map((code) => ({ valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code }] } })),
      ...texts(['0', 'ECOG 1', 'ECOG 3', '2-3', '1-2', '0-1', '3-4']),
    ],
  },
  karnofsky: {
    codes: [LOINC.karnofsky],
    days: 60,
    values: numbers([40, 50, 60, 70, 100, 120], ['{score}']),
  },
} as const;

const ZONES = ['UTC', 'Asia/Tokyo', 'America/Phoenix', 'America/New_York', 'Europe/Berlin'];
const DAY = 86_400_000;

/** When, and on whose clock. */
export interface Moment {
  readonly zone: string;
  /** Epoch milliseconds */
  readonly asOf: number;
}

/** Often in the weeks after a clock was changed, and at the ends of a day. */
const moments: fc.Arbitrary<Moment> = fc.record({
  zone: fc.constantFrom(...ZONES),
  asOf: fc
    .tuple(
      fc.constantFrom('2025-11-20', '2026-01-15', '2026-03-31', '2026-04-10', '2026-07-01'),
      fc.oneof(fc.constantFrom(0, DAY - 1, 9 * 3_600_000), fc.nat(DAY - 1)),
    )
    .map(([day, ms]) => Date.parse(day) + ms),
});

const inZone = (at: number, zone: string): DateTime => DateTime.fromMillis(at, { zone });

/** A moment as FHIR writes it, in one of several offsets; or its day, month or year alone. */
const written = (at: number, { zone }: Moment): fc.Arbitrary<Value> => {
  const instants = ['UTC', zone, 'UTC+05:30'].map((each) => String(inZone(at, each).toISO()));
  const parts = ['yyyy-MM-dd', 'yyyy-MM-dd', 'yyyy-MM', 'yyyy'].map((form) => inZone(at, zone).toFormat(form));
  const later = String(inZone(at + 3_600_000, zone).toISO());
  return fc.constantFrom<Value>(
    ...instants.map((effectiveDateTime) => ({ effectiveDateTime })),
    ...instants.map((effectiveDateTime) => ({ effectiveDateTime })),
    ...parts.map((effectiveDateTime) => ({ effectiveDateTime })),
    { effectiveInstant: instants[0] },
    { effectivePeriod: { start: instants[1], end: later } },
    { effectivePeriod: { start: parts[0], end: parts[0] } },
    { effectivePeriod: { start: instants[0] } },
  );
};

/** When a result was true: at the ends of its look-back to the millisecond, now, just after, at a time that others share, or any time. */
function times(moment: Moment, days: number): fc.Arbitrary<Value> {
  const edge = inZone(moment.asOf, moment.zone).minus({ days }).toMillis();
  const sharp = [-1, 0, 1, 3_600_000, -DAY].map((ms) => edge + ms);
  const now = [-1, 0, 1].map((ms) => moment.asOf + ms);
  const shared = moment.asOf - 2 * DAY;
  const at = fc.oneof(
    { weight: 3, arbitrary: fc.constant(shared) },
    { weight: 3, arbitrary: fc.constantFrom(...sharp, ...now) },
    { weight: 3, arbitrary: fc.nat(days).map((ago) => moment.asOf - ago * DAY) },
  );
  return fc.oneof(
    { weight: 30, arbitrary: at.chain((each) => written(each, moment)) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

const STATUSES = ['preliminary', 'corrected', 'amended', 'cancelled', 'entered-in-error', 'registered', 'unknown'];
const statuses = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ status: 'final' }) },
  { weight: 4, arbitrary: fc.constantFrom(...STATUSES).map((status) => ({ status })) },
  { weight: 1, arbitrary: fc.constant({}) },
);

/** When it was issued and stored, mostly unsaid. */
const stamps = ({ asOf }: Moment): fc.Arbitrary<Value> => {
  const at = (ms: number) => new Date(asOf + ms).toISOString();
  const hours = (count: number) => at(-count * 3_600_000);
  return fc.constantFrom<Value>(
    {},
    {},
    {},
    { issued: hours(47) },
    { issued: hours(40) },
    { issued: at(0) },
    { issued: at(1) },
    { meta: { lastUpdated: hours(47) } },
    { meta: { lastUpdated: hours(30) } },
    { issued: hours(40), meta: { lastUpdated: hours(30) } },
  );
};

function results(moment: Moment, name: keyof typeof INPUTS, most: number): fc.Arbitrary<readonly Value[]> {
  const { codes, days, values } = INPUTS[name];
  const value = fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom<Value>(...values) },
    { weight: 1, arbitrary: fc.constantFrom(...WITHOUT) },
  );
  const one = fc.tuple(fc.constantFrom<string>(...codes), value, times(moment, days), statuses, stamps(moment));
  return fc.array(
    one.map(([code, ...parts]) => ({
      resourceType: 'Observation',
      subject: { reference: 'Patient/p1' },
      code: { coding: [{ system: 'http://loinc.org', code }] },
      ...Object.assign({}, ...parts),
    })),
    { maxLength: most },
  );
}

/** Results around a moment. */
export const observationsAt = (moment: Moment): fc.Arbitrary<GeneratedCase['observations']> =>
  fc
    .tuple(
      ...(['creatinine', 'total-bilirubin', 'inr', 'platelets', 'ecog'] as const).map((name) =>
        results(moment, name, 4),
      ),
      results(moment, 'karnofsky', 1),
    )
    .map((all) => all.flat().map((each, index) => ({ ...each, id: `o${index + 1}` })));

export const cases: fc.Arbitrary<GeneratedCase> = moments.chain((moment) =>
  observationsAt(moment).map((observations) => ({
    zone: moment.zone,
    asOf: new Date(moment.asOf).toISOString(),
    observations,
  })),
);
