import type { KnownProblem, Outcome } from '../../../evidence/outcome.ts';
import type { Publication } from '../../../evidence/publication.ts';
import type { TimeToEvent } from '../../../evidence/result.ts';
import type { TimeOrigin } from '../../../evidence/timeOrigin.ts';
import { publicationName } from '../../publicationRow.ts';

/** An outcome with the publication that it stands in. */
export interface Reported {
  readonly publication: Publication;
  readonly outcome: Outcome;
}

/** One median with what is known of its uncertainty. Months. */
export interface MedianRow {
  readonly outcome: string;
  readonly publication: string;
  readonly group: string;
  readonly n: number | null;
  readonly median: number | 'not-reached';
  /** `null` where no interval is published, or where its end is only a cut-off. */
  readonly low: number | null;
  readonly high: number | null;
  /** How long the longest was followed, where it is published. */
  readonly followedTo: number | null;
  /** The lower end was cut off at zero. */
  readonly isCut: boolean;
  readonly standing: 'as-printed' | 'corrected' | 'doubted';
  /** Problems without which a wrong number would reach the reader. */
  readonly problems: readonly KnownProblem[];
}

/** Medians of overall survival counted from one event: the only ones that may share an axis. */
export interface MedianPanel {
  readonly origin: TimeOrigin;
  /** Set where the starting point is not stated: two such studies may count from different events. */
  readonly publication: string | null;
  readonly rows: readonly [MedianRow, ...MedianRow[]];
  /** Groups of which no median is published. */
  readonly without: readonly string[];
}

const ORIGINS: readonly TimeOrigin[] = [
  'first-liver-directed-treatment',
  'liver-resection',
  'repeat-liver-resection',
  'treatment',
  'liver-metastasis',
  'diagnosis',
  'not-stated',
];

type Timed = Reported & { readonly outcome: Outcome & { readonly result: TimeToEvent } };

/**
 * The medians of overall survival; figures that only repeat another are left out. Within a panel the order is that of the
 * list, and ranks nothing.
 */
export function medianPanels(reported: readonly Reported[]): readonly MedianPanel[] {
  const timed = reported.filter(isTimed).filter(({ outcome }) => outcome.repeats === undefined);
  const groups = Map.groupBy(timed, panelKey).values();
  return [...groups].flatMap((group) => panelOf(group) ?? []).toSorted((a, b) => rank(a) - rank(b));
}

const isTimed = (reported: Reported): reported is Timed =>
  reported.outcome.result.kind === 'time-to-event' && reported.outcome.result.endpoint === 'overall survival';

const panelKey = ({ publication, outcome: { result } }: Timed): string =>
  result.origin === 'not-stated' ? `${result.origin} ${publication.id}` : result.origin;

const rank = ({ origin }: MedianPanel): number => ORIGINS.indexOf(origin);

/** `undefined` where nothing can be drawn. */
function panelOf(group: readonly Timed[]): MedianPanel | undefined {
  const [first, ...more] = group.flatMap((each) => medianRow(each) ?? []);
  const [any] = group;
  if (!first || !any) return undefined;
  const { origin } = any.outcome.result;
  return {
    origin,
    publication: origin === 'not-stated' ? publicationName(any.publication) : null,
    rows: [first, ...more],
    without: group
      .filter(({ outcome }) => outcome.result.medianMonths === null)
      .map(({ publication, outcome }) => `${publicationName(publication)}, ${groupOf(outcome)} (${outcome.id})`),
  };
}

/** Said only where it is not the disease that the library is about. */
const HISTOLOGIES = {
  leiomyosarcoma: [],
  'mixed-sarcoma': ['mixed sarcomas'],
  'not-verified': ['histology not verified'],
} as const;

function medianRow({ publication, outcome }: Timed): MedianRow | undefined {
  const { medianMonths, ci95Months, rangeMonths, ciCutAtZero = false } = outcome.result;
  if (medianMonths === null) return undefined;
  return {
    outcome: outcome.id,
    publication: publicationName(publication),
    group: [...HISTOLOGIES[publication.population.histology], groupOf(outcome)].join(': '),
    n: outcome.n,
    median: medianMonths,
    low: ciCutAtZero ? null : (ci95Months?.[0] ?? null),
    high: ci95Months?.[1] ?? null,
    followedTo: rangeMonths?.[1] ?? null,
    isCut: ciCutAtZero,
    standing: outcome.standing?.kind ?? 'as-printed',
    problems: outcome.knownProblems.filter(({ severity }) => severity === 'A'),
  };
}

const groupOf = ({ treatment, subgroup }: Outcome): string =>
  subgroup === undefined ? treatment : `${subgroup}; ${treatment}`;
