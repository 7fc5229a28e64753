import type { EvidenceGroup } from './evidenceRows.ts';
import type { OutcomeRow } from './outcomeRow.ts';

/** One published figure, short, with the way to all that is needed not to misread it. */
interface BriefLine {
  readonly headline: string;
  readonly details: string;
  readonly patients: string;
  readonly label: string;
  readonly href: string;
  /** "corrected, known problem P01"; "" when the figure stands as printed. */
  readonly problems: string;
}

export interface EvidenceBrief {
  /** The page with every figure that matches. */
  readonly href: string;
  readonly groups: readonly { readonly title: string; readonly lines: readonly BriefLine[] }[];
}

/**
 * Of every group the figures of the same histology and therapy, in one line each; a figure with a known problem is never
 * shown without its number.
 *
 * @param href address of the literature page of the launch
 */
export function evidenceBrief(groups: readonly EvidenceGroup[], href: string): EvidenceBrief {
  const brief = groups.map(({ id, title, publications }) => ({
    title,
    lines: publications.flatMap(({ label, outcomes }) =>
      outcomes.map((outcome) => ({ ...lineOf(outcome), label, href: `${href}#${id}` })),
    ),
  }));
  return { href, groups: brief.filter(({ lines }) => lines.length > 0) };
}

function lineOf(outcome: OutcomeRow): Omit<BriefLine, 'label' | 'href'> {
  const { figure, subgroup, patients, standing, problems, problemsAbove, uncertain } = outcome;
  const ids = [...problems.map(({ id }) => id), ...problemsAbove, ...uncertain];
  const known = ids.length > 0 ? `known ${ids.length === 1 ? 'problem' : 'problems'} ${ids.join(', ')}` : '';
  const word = standing === null ? '' : standing.startsWith('Corrected') ? 'corrected' : 'doubtful';
  return {
    headline: figure.headline,
    details: figure.details.join('; '),
    patients: subgroup ? `${subgroup}, ${patients}` : patients,
    problems: [word, known].filter(Boolean).join(', '),
  };
}
