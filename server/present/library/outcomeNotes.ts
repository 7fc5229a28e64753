import { violations } from '../../evidence/consistency.ts';
import { findOutcome } from '../../evidence/library.ts';
import type { KnownProblem, Outcome } from '../../evidence/outcome.ts';
import type { Publication } from '../../evidence/publication.ts';
import { READ_PUBLICATIONS } from '../../evidence/readPublications.ts';
import { figureLine } from '../evidenceFigure.ts';
import type { PageLink } from './criterionEntry.ts';
import { outcomeHref } from './libraryAddress.ts';

/** A known problem where it stands in full. */
export interface ProblemEntry extends KnownProblem {
  /** Set where the problem stands in its publication for the first time. */
  readonly anchor: string | null;
  readonly kind: string;
}

/** All that keeps a figure from being misread. */
export interface OutcomeNotes {
  /** "Table 2, row 1" */
  readonly locator: string;
  readonly remarks: readonly string[];
  /** The outcome that holds the same figures; `null` when this one is the first to. */
  readonly repeats: PageLink | null;
  readonly standing: { readonly word: string; readonly text: string } | null;
  /** Which rule of consistency the printed figure breaks, and how. */
  readonly breaks: readonly string[];
  readonly problems: readonly ProblemEntry[];
  /** Uncertainties that an earlier figure of the publication has explained. */
  readonly explainedAbove: readonly PageLink[];
}

const KINDS = { A: 'Wrong or misleading as printed', B: 'Uncertain' } as const;

export interface NotesContext {
  readonly publication: Publication;
  /** Ids of the problems that earlier figures of the publication have explained. */
  readonly explained: ReadonlySet<string>;
  /** Whether the table says the treatment for all of its rows. */
  readonly treatmentSaid: boolean;
}

/** A problem of severity A stands in full beside every figure that it touches; one of severity B beside the first. */
export function outcomeNotes(outcome: Outcome, context: NotesContext): OutcomeNotes {
  const { publication, explained } = context;
  const [above, here] = partition(outcome.knownProblems, ({ id, severity }) => severity === 'B' && explained.has(id));
  return {
    locator: outcome.locator,
    remarks: remarksOf(outcome, context.treatmentSaid),
    repeats: repeatsOf(outcome),
    standing: standingOf(outcome),
    breaks: violations(publication).flatMap((each) =>
      each.outcome === outcome.id ? [each.because.replace('not-reached', 'not reached')] : [],
    ),
    problems: here.map((problem) => ({
      ...problem,
      anchor: explained.has(problem.id) ? null : problemAnchor(publication, problem),
      kind: KINDS[problem.severity],
    })),
    explainedAbove: above.map((problem) => ({ href: `#${problemAnchor(publication, problem)}`, text: problem.id })),
  };
}

const problemAnchor = ({ id }: Publication, problem: KnownProblem): string => `${id}-${problem.id}`;

function partition<T>(items: readonly T[], first: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(first), items.filter((item) => !first(item))];
}

function remarksOf(outcome: Outcome, treatmentSaid: boolean): readonly string[] {
  const { result } = outcome;
  const note = 'note' in result && result.note ? [sentence(result.note)] : [];
  const against =
    result.kind === 'time-to-event' && result.against
      ? [`Set against ${result.against.medianMonths} months in: ${result.against.label}.`]
      : [];
  const quoted =
    outcome.reportedAs === 'cited'
      ? [`Quoted by ${READ_PUBLICATIONS[outcome.quotedIn].name}, reference ${outcome.reference}.`]
      : [];
  return [...(treatmentSaid ? [] : [`Treatment: ${outcome.treatment}.`]), ...against, ...note, ...quoted];
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

function repeatsOf({ repeats }: Outcome): PageLink | null {
  return repeats !== undefined && findOutcome(repeats) ? { href: outcomeHref(repeats), text: repeats } : null;
}

function standingOf({ standing }: Outcome): OutcomeNotes['standing'] {
  if (!standing) return null;
  if (standing.kind === 'doubted')
    return { word: 'Doubtful', text: 'Shown as printed; it cannot all be right, or cannot be placed.' };
  const { n, result } = standing.printed;
  const patients = n === null ? 'number of patients not given' : `${n} patients`;
  return { word: 'Corrected', text: `Printed: ${figureLine(result)}; ${patients}.` };
}
