import { THERAPIES } from '../../criteria/therapy.ts';
import { headlines } from '../../evidence/headlines.ts';
import type { EvidenceMatch } from '../../evidence/match.ts';
import type { Publication } from '../../evidence/publication.ts';
import { evidenceFigure } from '../evidenceFigure.ts';
import { patientsText } from '../outcomeRow.ts';
import { THERAPY_LABELS } from '../therapyLabels.ts';

/** How many published figures a therapy gets on one page. */
const MOST = 3;

/** The nearest published figures of each therapy, each once, with the event their time is counted from. */
export function evidenceLines(matches: readonly EvidenceMatch[]): readonly string[] {
  const chosen = new Set(THERAPIES.flatMap((therapy) => headlines(matches, therapy, MOST)));
  return matches.filter((match) => chosen.has(match)).map(evidenceLine);
}

function evidenceLine({ publication, outcome, therapies }: EvidenceMatch): string {
  const names = THERAPIES.filter((therapy) => therapies.includes(therapy)).map((id) => THERAPY_LABELS[id].short);
  const subgroup = outcome.subgroup ? `, ${outcome.subgroup}` : '';
  const { headline, details } = evidenceFigure(outcome.result);
  // The interval comes first of the details; the others stand in the library.
  const interval = details.find((detail) => /^(95% CI|range)/.test(detail));
  const figure = interval === undefined ? headline : `${headline} (${interval})`;
  const source = `${sourceOf(publication)} ${outcome.id}${warningOf(outcome)}`;
  return `${names.join(', ')}: ${figure}; ${patientsText(outcome.n)}${subgroup}; ${source}`;
}

/** A figure known to be wrong or doubtful never stands without the warning. */
function warningOf({ standing, knownProblems }: EvidenceMatch['outcome']): string {
  if (standing?.kind === 'doubted') return ' [doubtful as printed]';
  if (standing?.kind === 'corrected') return ' [corrected, printed otherwise]';
  return knownProblems.some(({ severity }) => severity === 'A') ? ' [known problem, see library]' : '';
}

const sourceOf = ({ citation: { authors, year }, identity }: Publication): string =>
  identity.kind === 'not-named' ? authors : `${authors.split(/[ ,]/)[0]} ${year ?? '(year not given)'}`;
