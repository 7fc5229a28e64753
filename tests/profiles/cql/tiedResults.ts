import fc from 'fast-check';
import { LOINC, quantity } from '../../builders/observation.ts';
import { CRITERIA, type CriterionName, type Statuses } from './compared.ts';
import type { GeneratedCase } from './generatedCases.ts';

type Value = Readonly<Record<string, unknown>>;

/** A value on either side of each limit. */
const VALUES: Readonly<Record<CriterionName, { readonly code: string; readonly keeps: Value; readonly fails: Value }>> =
  {
    creatinine: { code: LOINC.creatinine, keeps: quantity(1.2, 'mg/dL'), fails: quantity(3, 'mg/dL') },
    'total-bilirubin': { code: LOINC.bilirubin, keeps: quantity(1, 'mg/dL'), fails: quantity(51.3, 'umol/L') },
    inr: { code: LOINC.inr, keeps: quantity(1.2, '{INR}'), fails: quantity(1.8, '{INR}') },
    platelets: { code: LOINC.platelets, keeps: quantity(180, '10*9/L'), fails: quantity(30_000, '/uL') },
    ecog: { code: LOINC.ecog, keeps: { valueInteger: 1 }, fails: { valueInteger: 3 } },
  };

const NOT_KEPT: Readonly<Record<CriterionName, 'not-met' | 'correctable'>> = {
  creatinine: 'not-met',
  'total-bilirubin': 'not-met',
  inr: 'correctable',
  platelets: 'correctable',
  ecog: 'not-met',
};

/** One of several results of the same time. Two of different letters lie on different sides of the limit. */
interface Tied {
  readonly is: 'a' | 'b';
  /** Milliseconds after the time they share. */
  readonly at?: number;
  /** The day alone is recorded. */
  readonly dayOnly?: boolean;
  /** Hours after the time they share. */
  readonly issued?: number;
  readonly stored?: number;
  readonly status?: string;
}

/** They share a time two days before they are read. */
const AGO = 48;
const AFTER = AGO + 1;

const a = (more: Omit<Tied, 'is'> = {}): Tied => ({ is: 'a', ...more });
const b = (more: Omit<Tied, 'is'> = {}): Tied => ({ is: 'b', ...more });

/** Which of them decides; `neither` when they contradict each other. */
type Tie = readonly [rule: string, decides: 'a' | 'b' | 'neither', results: readonly Tied[]];

export const TIES: readonly Tie[] = [
  ['nothing tells them apart', 'neither', [a(), b()]],
  ['the one issued later', 'a', [a({ issued: 2 }), b({ issued: 1 })]],
  ['the one stored later', 'a', [a({ stored: 2 }), b({ stored: 1 })]],
  ['both stamped alike', 'neither', [a({ issued: 1, stored: 2 }), b({ issued: 1, stored: 2 })]],
  ['when it was issued before when it was stored', 'a', [a({ issued: 2, stored: 1 }), b({ issued: 1, stored: 2 })]],
  ['issued together, the one stored later', 'a', [a({ issued: 1, stored: 3 }), b({ issued: 1, stored: 2 })]],
  ['one says when it was issued, the other does not', 'neither', [a({ issued: 2 }), b()]],
  ['one says when it was stored, the other does not', 'neither', [a({ stored: 2 }), b()]],
  ['where one does not say when it was issued, stored later', 'a', [a({ stored: 2 }), b({ issued: 2, stored: 1 })]],
  ['issued a millisecond later', 'a', [a({ issued: 1 + 1 / 3_600_000 }), b({ issued: 1 })]],
  ['stored a millisecond later', 'a', [a({ stored: 1 + 1 / 3_600_000 }), b({ stored: 1 })]],
  ['the final one, not the preliminary', 'a', [a(), b({ status: 'preliminary' })]],
  [
    'the final one, though the preliminary was issued later',
    'a',
    [a({ issued: 1 }), b({ status: 'preliminary', issued: 2 })],
  ],
  [
    'of two preliminary ones the one issued later',
    'a',
    [a({ status: 'preliminary', issued: 2 }), b({ status: 'preliminary', issued: 1 })],
  ],
  ['two preliminary ones', 'neither', [a({ status: 'preliminary' }), b({ status: 'preliminary' })]],
  ['the corrected one', 'a', [a({ status: 'corrected' }), b()]],
  ['the amended one', 'a', [a({ status: 'amended' }), b()]],
  ['the corrected one, though it was stored before', 'a', [a({ status: 'corrected', stored: 1 }), b({ stored: 2 })]],
  ['the corrected one, issued later', 'a', [a({ status: 'corrected', issued: 2 }), b({ issued: 1 })]],
  ['the corrected one, issued together', 'a', [a({ status: 'corrected', issued: 1 }), b({ issued: 1 })]],
  [
    'the corrected one, where the other was issued later',
    'neither',
    [a({ status: 'corrected', issued: 1 }), b({ issued: 2 })],
  ],
  ['a correction as good as an amendment', 'neither', [a({ status: 'corrected' }), b({ status: 'amended' })]],
  [
    'of a correction and an amendment the one issued later',
    'a',
    [a({ status: 'corrected', issued: 2 }), b({ status: 'amended', issued: 1 })],
  ],
  ['never one entered in error', 'a', [a(), b({ status: 'entered-in-error', issued: 2, stored: 2 })]],
  ['never one cancelled', 'a', [a(), b({ status: 'cancelled', issued: 2, stored: 2 })]],
  ['never one only registered', 'a', [a(), b({ status: 'registered' })]],
  ['never one corrected after the decision', 'a', [a({ issued: 1 }), b({ status: 'corrected', issued: AFTER })]],
  ['never one issued after the decision', 'a', [a({ issued: 1 }), b({ issued: AFTER })]],
  ['one issued with the decision', 'a', [a({ issued: AGO }), b({ issued: 1 })]],
  ['one stored after the decision, as exports are', 'a', [a({ stored: AFTER }), b({ stored: 1 })]],
  ['a millisecond later, whatever the stamps say', 'a', [a({ at: 1 }), b({ issued: 2, stored: 2 })]],
  ['a day alone and a time of that day', 'neither', [a({ dayOnly: true, issued: 2 }), b({ issued: 1 })]],
  ['a day alone twice, the one issued later', 'a', [a({ dayOnly: true, issued: 2 }), b({ dayOnly: true, issued: 1 })]],
  ['a day alone twice', 'neither', [a({ dayOnly: true }), b({ dayOnly: true })]],
  ['the newest of three', 'a', [b({ issued: 1 }), a({ issued: 3 }), b({ issued: 2 })]],
  ['the newest is there twice', 'a', [b({ issued: 1 }), a({ issued: 3 }), a({ issued: 3 })]],
  ['the newest contradicts itself', 'neither', [b({ issued: 3 }), a({ issued: 3 }), a({ issued: 2 })]],
  [
    'each is later than another in some way, and all agree: nothing older than they',
    'a',
    [a({ issued: 2, stored: 1 }), a({ stored: 2 }), a({ issued: 1, stored: 3 }), b({ at: -3_600_000 })],
  ],
  [
    'each is later than another in some way, and they do not agree',
    'neither',
    [a({ issued: 2, stored: 1 }), b({ stored: 2 }), a({ issued: 1, stored: 3 })],
  ],
];

/** A record with the same tie in every criterion, and what it has to come to. */
export interface TiedCase extends GeneratedCase {
  readonly expected: Statuses;
}

const AS_OF = Date.parse('2026-01-15T09:00:00Z');
/** Clocks that were not changed in the weeks before. */
const ZONES = ['UTC', 'Asia/Tokyo', 'America/New_York', 'Europe/Berlin'];

/** Each tie with either value on either side, and in either order. */
export const tiedCases = (): readonly (readonly [string, TiedCase])[] =>
  TIES.flatMap(([rule, decides, results], index) =>
    (['a', 'b'] as const).flatMap((keeps) =>
      [results, results.toReversed()].map((ordered, order) => {
        const zone = ZONES[(index + order) % ZONES.length] ?? 'UTC';
        const expected = Object.fromEntries(
          CRITERIA.map((name) => [
            name,
            decides === 'neither' ? 'unknown' : decides === keeps ? 'met' : NOT_KEPT[name],
          ]),
        ) as unknown as Statuses;
        return [
          `${rule}: ${keeps} keeps the limit, order ${order + 1}`,
          { ...record(zone, () => ordered, keeps), expected },
        ] as const;
      }),
    ),
  );

/** The same ties in few records: another one in every criterion. */
export const tiesTogether = (): readonly GeneratedCase[] =>
  Array.from({ length: Math.ceil(TIES.length / CRITERIA.length) }, (_, index) =>
    TIES.slice(index * CRITERIA.length, (index + 1) * CRITERIA.length),
  ).flatMap((ties) =>
    (['a', 'b'] as const).map((keeps) => record('UTC', (name) => ties[CRITERIA.indexOf(name)]?.[2] ?? [], keeps)),
  );

function record(zone: string, of: (name: CriterionName) => readonly Tied[], keeps: 'a' | 'b' = 'a'): GeneratedCase {
  const observations = CRITERIA.flatMap((name) => of(name).map((tied) => result(name, tied, keeps)));
  return {
    zone,
    asOf: new Date(AS_OF).toISOString(),
    observations: observations.map((each, index) => ({ ...each, id: `o${index + 1}` })),
  };
}

function result(name: CriterionName, tied: Tied, keeps: 'a' | 'b'): Value {
  const { code, ...sides } = VALUES[name];
  const shared = AS_OF - AGO * 3_600_000 + (tied.at ?? 0);
  const stamp = (hours: number) => instant(AS_OF + (hours - AGO) * 3_600_000, tied.is);
  return {
    resourceType: 'Observation',
    status: tied.status ?? 'final',
    subject: { reference: 'Patient/p1' },
    code: { coding: [{ system: 'http://loinc.org', code }] },
    effectiveDateTime: tied.dayOnly ? new Date(shared).toISOString().slice(0, 10) : instant(shared, tied.is),
    ...(tied.issued === undefined ? {} : { issued: stamp(tied.issued) }),
    ...(tied.stored === undefined ? {} : { meta: { lastUpdated: stamp(tied.stored) } }),
    ...(tied.is === keeps ? sides.keeps : sides.fails),
  };
}

/** As text the one in UTC comes before the same instant in India. */
const instant = (at: number, is: 'a' | 'b'): string =>
  is === 'a' ? new Date(at).toISOString() : new Date(at + 5.5 * 3_600_000).toISOString().replace('Z', '+05:30');

const hours = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined, freq: 3 });
const tied: fc.Arbitrary<Tied> = fc
  .record({
    is: fc.constantFrom('a' as const, 'b' as const),
    at: fc.constantFrom(0, 0, 0, 0, 1, -1),
    dayOnly: fc.constantFrom(false, false, false, false, true),
    issued: fc.option(fc.constantFrom(1, 2, 3, AFTER), { nil: undefined, freq: 3 }),
    stored: hours,
    status: fc.constantFrom('final', 'final', 'final', 'preliminary', 'corrected', 'amended'),
  })
  .map(({ issued, stored, ...rest }) => ({
    ...rest,
    ...(issued === undefined ? {} : { issued }),
    ...(stored === undefined ? {} : { stored }),
  }));

/** Records with two to four results of one time, or nearly one, in every criterion, stamped in any way. */
export const manyTied: fc.Arbitrary<GeneratedCase> = fc
  .tuple(
    fc.constantFrom(...ZONES),
    fc.array(fc.array(tied, { minLength: 2, maxLength: 4 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([zone, groups]) => record(zone, (name) => groups[CRITERIA.indexOf(name)] ?? []));
