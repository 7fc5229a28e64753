import { type DoxorubicinTotal, doxorubicinTotal } from '../../chart/doxorubicinTotal.ts';
import type { Facts } from '../../chart/facts.ts';
import type { Citation } from '../../criteria/citation.ts';
import { CUMULATIVE_DOSES, type CumulativeDose } from '../../evidence/planning/doxorubicinLimits.ts';
import { numberText } from '../figure.ts';
import type { Moment } from '../moment.ts';
import { type SourceLine, sourceLines } from '../sourceLine.ts';
import { type SourceRow, sourceRow } from '../sourceRows.ts';
import { type DoseRow, doseRows } from './doseRows.ts';

/** The doxorubicin that the chart shows was given, beside published cumulative doses. */
export interface DoxorubicinSheet {
  readonly doses: readonly DoseRow[];
  /** Why there is no dose, or no sum; `null` when there is one. */
  readonly nothing: string | null;
  /** Doses that were read although the record is not complete. */
  readonly seen: readonly SourceRow[];
  /** "740 mg in 6 doses" */
  readonly sum: string | null;
  readonly byRoute: readonly string[];
  /** Doses left out of the sum, in words. */
  readonly leftOut: string | null;
  /** "404 mg/m² whatever the route, 295 mg/m² of it into a vein ...", or why it cannot be computed; `null` without a sum. */
  readonly perSurface: string | null;
  /** Weight and height. */
  readonly surface: readonly SourceLine[];
  readonly setAside: readonly SourceRow[];
  readonly published: readonly PublishedDoseRow[];
}

export interface PublishedDoseRow {
  readonly dose: string;
  readonly says: string;
  readonly citation: Citation;
  /** What the recorded doses come to beside it. */
  readonly recorded: string;
  readonly isReached: boolean;
}

export function doxorubicinSheet(facts: Facts, moment: Moment): DoxorubicinSheet {
  const given = facts['doxorubicin-given'];
  const surface = facts['body-surface'];
  const total = doxorubicinTotal(given, surface);
  return {
    doses: given.known ? doseRows(given.value, moment) : [],
    nothing: total.known ? null : total.because,
    seen: given.known ? [] : given.sources.map((source) => sourceRow(source, moment)),
    ...(total.known ? sumOf(total.value, facts) : NO_SUM),
    surface: total.known
      ? sourceLines(
          surface.sources.map((source) => sourceRow(source, moment)),
          '',
        )
      : [],
    setAside: given.setAside.map((source) => sourceRow(source, moment)),
    published: CUMULATIVE_DOSES.map((dose) => publishedRow(dose, total.known ? total.value : null)),
  };
}

type Sum = Pick<DoxorubicinSheet, 'sum' | 'byRoute' | 'leftOut' | 'perSurface'>;

const NO_SUM: Sum = { sum: null, byRoute: [], leftOut: null, perSurface: null };

function sumOf({ mg, counted, uncounted, byRoute, mgPerM2, intravenous }: DoxorubicinTotal, facts: Facts): Sum {
  const surface = facts['body-surface'];
  return {
    sum: `${mg} mg in ${dosesText(counted)}`,
    byRoute: byRoute.map(
      (each) => `${each.route || 'Route not recorded'}: ${each.mg} mg in ${dosesText(each.counted)}`,
    ),
    leftOut:
      uncounted > 0
        ? `${dosesText(uncounted)} ${uncounted === 1 ? 'is' : 'are'} recorded without an amount in mg: the sum is too low by as much`
        : null,
    perSurface:
      mgPerM2.known && surface.known
        ? `${perSurfaceText(mgPerM2.value)} whatever the route${intravenousText(intravenous)}, by the body surface of today (${numberText(surface.value, null)} m², Mosteller), not of the day of each dose`
        : mgPerM2.known
          ? null
          : `mg/m² not computable: ${mgPerM2.because}`,
  };
}

const dosesText = (count: number): string => `${count} ${count === 1 ? 'dose' : 'doses'}`;

/** Never rounded onto or across a published dose. */
function perSurfaceText(value: number): string {
  const nearest = CUMULATIVE_DOSES.map(({ mgPerM2 }) => mgPerM2).toSorted(
    (a, b) => Math.abs(a - value) - Math.abs(b - value),
  );
  return `${numberText(value, nearest[0] ?? null)} mg/m²`;
}

const intravenousText = ({ mgPerM2 }: DoxorubicinTotal['intravenous']): string =>
  mgPerM2.known ? `, ${perSurfaceText(mgPerM2.value)} of it recorded as given into a vein` : '';

/** A sum of what is recorded may reach a dose; that it does not reach it says little, and nothing where doses are left out. */
function publishedRow({ mgPerM2, says, citation }: CumulativeDose, total: DoxorubicinTotal | null): PublishedDoseRow {
  const isReached = total?.mgPerM2.known === true && total.mgPerM2.value >= mgPerM2;
  return { dose: `${mgPerM2} mg/m²`, says, citation, recorded: comparison(total, mgPerM2, isReached), isReached };
}

/** Published doses are of the drug given into a vein: a sum that reaches them by other routes says so. */
function comparison(total: DoxorubicinTotal | null, published: number, isReached: boolean): string {
  const [all, intravenous] = [total?.mgPerM2, total?.intravenous.mgPerM2];
  if (!total || !all?.known || !intravenous?.known) return 'not comparable: no sum per m²';
  if (intravenous.value >= published) return `reached by doses into a vein: ${perSurfaceText(intravenous.value)}`;
  if (isReached)
    return `reached only by all routes together: ${perSurfaceText(all.value)}, of which ${perSurfaceText(intravenous.value)} are recorded as given into a vein; whether other doses, such as from beads, count fully is not established`;
  if (total.uncounted === 0) return 'not reached by the recorded doses, whatever the route';
  const isOne = total.uncounted === 1;
  return `cannot tell: ${dosesText(total.uncounted)} without an amount in mg ${isOne ? 'is' : 'are'} not counted`;
}
