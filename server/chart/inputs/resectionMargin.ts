import classification from '../../../profiles/valuesets/residual-tumor-classification.json' with { type: 'json' };
import left from '../../../profiles/valuesets/residual-tumor-left.json' with { type: 'json' };
import none from '../../../profiles/valuesets/residual-tumor-none.json' with { type: 'json' };
import { codings, conceptText } from '../coding.ts';
import { type Fact, known, type Source, unknown } from '../fact.ts';
import type { ResectionMargin } from '../facts.ts';
import type { Input } from '../input.ts';
import { type Entry, effective, type Observations, observationsOf, standingOf } from '../observations.ts';
import { asRecorded } from '../observationValue.ts';
import { type Period, periodOf } from '../time.ts';
import { inAny, valueSet } from '../valueSet.ts';
import type { DoneProcedure } from './procedures.ts';

export const residualTumor = valueSet(classification);
const R0 = valueSet(none);
const R1R2 = valueSet(left);

export const resectionMargin: Input = {
  id: 'resection-margin',
  title: 'margin of the last liver resection',
  valueSets: [residualTumor, R0, R1R2],
  howRead:
    'The R classification of a final result dated from the day of the last completed liver resection to 60 days after it: R0, or R1 and R2 together. One of any other time may belong to another operation. RX is not read.',
};

/** An R classification that an Observation states. */
export interface StatedMargin {
  readonly margin: ResectionMargin;
  readonly period: Period;
  readonly issued?: Period;
  readonly source: Source;
}

/** The dated, final R classifications among Observations. */
export const statedMargins = (observations: Observations, zone: string): readonly StatedMargin[] =>
  observationsOf(observations, [residualTumor]).flatMap((entry) => statedMargin(entry, zone) ?? []);

function statedMargin({ reference, resource }: Entry, zone: string): StatedMargin | undefined {
  if (standingOf(resource) !== 'final') return undefined;
  const when = effective(resource, zone);
  if (!when) return undefined;
  const margin = marginIn(resource.valueCodeableConcept);
  const issued = periodOf(resource.issued, zone);
  const source = {
    reference,
    recordedAt: when.text,
    asRecorded: asRecorded(resource),
    status: String(resource.status),
  };
  return margin && { margin, period: when.period, ...(issued ? { issued } : {}), source };
}

/** By code, else by the letter itself: registries send "R0", "R1" or "R2" as a code or text of their own. */
function marginIn(concept: unknown): ResectionMargin | undefined {
  const isNone = inAny([R0], concept);
  const isLeft = inAny([R1R2], concept);
  if (isNone || isLeft) return isNone === isLeft ? undefined : isNone ? 'R0' : 'R1/R2';
  const letters = new Set([...codings(concept).map(({ code }) => code), conceptText(concept)].filter(isLetter));
  const [letter, ...others] = letters;
  return letter === undefined || others.length > 0 ? undefined : letter === 'R0' ? 'R0' : 'R1/R2';
}

const isLetter = (text: string): boolean => /^R[012]$/.test(text);

const DAY = 24 * 3_600_000;
const REPORT_DAYS = 60;

/** The margin of the last liver resection begun by `asOf` (epoch milliseconds), as known then. */
export function readResectionMargin(
  stated: readonly StatedMargin[],
  done: readonly DoneProcedure[],
  asOf: number,
): Fact<ResectionMargin> {
  const resections = done.flatMap(({ procedure, period }) =>
    procedure?.kind === 'resection' && period && period.start <= asOf ? [period] : [],
  );
  const last = resections.toSorted((a, b) => b.start - a.start)[0];
  if (!last) return unknown('absent', 'no dated liver resection is recorded');
  const found = stated.filter(
    ({ period, issued }) =>
      Math.max(period.start, issued?.start ?? 0) <= asOf &&
      period.end >= last.start &&
      period.start <= last.end + REPORT_DAYS * DAY,
  );
  const ordered = found.toSorted((a, b) => a.source.reference.localeCompare(b.source.reference));
  const [first, ...more] = ordered;
  if (!first) return unknown('absent', 'no margin of the last liver resection is recorded');
  const sources = [first.source, ...more.map(({ source }) => source)] as const;
  return more.every(({ margin }) => margin === first.margin)
    ? known(first.margin, sources)
    : unknown('conflicting', 'the recorded margins of the last liver resection differ', sources);
}
