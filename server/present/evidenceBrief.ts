import type { EvidenceMatch } from '../evidence/match.ts';
import type { KnownProblem, Outcome } from '../evidence/outcome.ts';
import { evidenceFigure } from './evidenceFigure.ts';
import { byPublication, isNear, matchGroups } from './evidenceRows.ts';
import { patientsText } from './outcomeRow.ts';
import { type Matches, publicationName, shownFirst } from './publicationRow.ts';

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
export function evidenceBrief(matches: readonly EvidenceMatch[], href: string): EvidenceBrief {
  const groups = matchGroups(matches.filter(isNear)).map(({ id, title, members }) => ({
    title,
    lines: byPublication(members).flatMap((each) => linesOf(each, `${href}#${id}`)),
  }));
  return { href, groups };
}

function linesOf(matches: Matches, href: string): readonly BriefLine[] {
  const label = publicationName(matches[0].publication);
  return shownFirst(matches).map(({ outcome }) => ({ ...inOneLine(outcome), label, href }));
}

type OneLine = Omit<BriefLine, 'label' | 'href'>;

function inOneLine(outcome: Outcome): OneLine {
  const known = lines.get(outcome) ?? lineOf(outcome);
  lines.set(outcome, known);
  return known;
}

/** What is published does not change, so its line is the same on every page. */
const lines = new WeakMap<Outcome, OneLine>();

function lineOf({ knownProblems, standing, subgroup, result, n }: Outcome): OneLine {
  const { headline, details } = evidenceFigure(result);
  const ids = [...ofSeverity(knownProblems, 'A'), ...ofSeverity(knownProblems, 'B')];
  const known = ids.length > 0 ? `known ${ids.length === 1 ? 'problem' : 'problems'} ${ids.join(', ')}` : '';
  const patients = patientsText(n);
  return {
    headline,
    details: details.join('; '),
    patients: subgroup ? `${subgroup}, ${patients}` : patients,
    problems: [standing ? STANDING[standing.kind] : '', known].filter(Boolean).join(', '),
  };
}

const STANDING = { corrected: 'corrected', doubted: 'doubtful' } as const;

/** A wrong number before an uncertain one. */
const ofSeverity = (problems: readonly KnownProblem[], wanted: KnownProblem['severity']): readonly string[] =>
  problems.filter(({ severity }) => severity === wanted).map(({ id }) => id);
