import type { EvidenceMatch } from '../evidence/match.ts';
import { SMALL } from '../evidence/matching/words.ts';
import type { KnownProblem } from '../evidence/outcome.ts';
import type { Publication } from '../evidence/publication.ts';
import { type OutcomeRow, outcomeRow, type Said } from './outcomeRow.ts';

/** A study and those of its outcomes that apply. */
export interface PublicationRow {
  readonly id: string;
  readonly label: string;
  readonly link: string;
  readonly title: string | null;
  readonly journal: string | null;
  /** "n = 24, retrospective, single center, 2011-2018" */
  readonly design: string;
  readonly population: string;
  readonly cautions: readonly string[];
  /** `null` when its outcomes differ in it. */
  readonly treatment: string | null;
  /** How the patient differs from the people in every one of the figures. */
  readonly differs: readonly string[];
  /** Overall survival; everything where no survival is reported. */
  readonly outcomes: readonly OutcomeRow[];
  readonly furtherOutcomes: readonly OutcomeRow[];
  /** Problems of severity B; the outcomes name them by id, because most concern several of them. */
  readonly uncertainties: readonly KnownProblem[];
}

/** The outcomes of one study. */
export type Matches = readonly [EvidenceMatch, ...EvidenceMatch[]];

const TIERS: Readonly<Record<EvidenceMatch['tier'], string>> = {
  'same-histology-and-therapy': 'leiomyosarcoma, this therapy',
  'mixed-sarcoma': 'mixed sarcoma series',
  other: 'related technique, or histology not verified',
};

/** The outcomes of one study that inform the same therapies. */
export function publicationRow(matches: Matches): PublicationRow {
  const [{ publication, tier }] = matches;
  const { citation, population } = publication;
  const shown = shownFirst(matches);
  const ordered = [...shown, ...matches.filter((match) => !shown.includes(match))];
  const said = saidOf(matches);
  const rows = outcomeRows(ordered, said);
  return {
    id: publication.id,
    label: publicationName(publication),
    link: citation.link,
    title: citation.title,
    journal: citation.journal,
    design: designText(publication),
    population: population.description,
    cautions: [TIERS[tier], ...cautionsOf(publication)],
    treatment: said.treatment,
    differs: said.differs,
    outcomes: rows.slice(0, shown.length),
    furtherOutcomes: rows.slice(shown.length),
    uncertainties: uncertaintiesOf(matches),
  };
}

/** Overall survival; everything where no survival is reported. */
export function shownFirst(matches: Matches): readonly EvidenceMatch[] {
  const survival = matches.filter(({ outcome }) => outcome.result.endpoint === 'overall survival');
  return survival.length > 0 ? survival : matches;
}

/** What holds for all the figures of a study is said once. */
function saidOf([first, ...others]: Matches): Omit<Said, 'problems'> {
  const { treatment } = first.outcome;
  return {
    treatment: others.every(({ outcome }) => outcome.treatment === treatment) ? treatment : null,
    differs: first.differs.filter((each) => others.every(({ differs }) => differs.includes(each))),
  };
}

/** A problem is explained at the first figure that it touches; the next ones point back to it. */
function outcomeRows(matches: readonly EvidenceMatch[], said: Omit<Said, 'problems'>): readonly OutcomeRow[] {
  const explained = matches.map(({ outcome }) => outcome.knownProblems.map(({ id }) => id));
  return matches.map((match, index) =>
    outcomeRow(match, { ...said, problems: new Set(explained.slice(0, index).flat()) }),
  );
}

function uncertaintiesOf(matches: Matches): readonly KnownProblem[] {
  const problems = matches.flatMap(({ outcome }) => outcome.knownProblems).filter(({ severity }) => severity === 'B');
  return [...new Map(problems.map((problem) => [problem.id, problem])).values()];
}

/** "Lang 2000", "Miller and Transue" for two in one; a study that nobody names is called by where it is cited. */
export function publicationName({ citation: { authors, year }, identity }: Publication): string {
  if (identity.kind === 'not-named') return authors;
  const first = authors.split('; ').map((study) => study.split(/[ ,]/)[0]);
  return `${first.join(' and ')} ${year ?? '(year not given)'}`;
}

const designText = ({ design, n, accrual, centre }: Publication): string =>
  [n === null ? 'number of patients not given' : `n = ${n}`, design, accrual, centre]
    .filter((part) => part !== null)
    .join(', ');

function cautionsOf({ n, population, identity }: Publication): readonly string[] {
  const size = n === 1 ? ['a single case: no estimate'] : n !== null && n <= SMALL ? [`small series (n = ${n})`] : [];
  const era = population.gistEra ? [population.gistEra] : [];
  return [...size, ...era, ...identityOf(identity)];
}

function identityOf(identity: Publication['identity']): readonly string[] {
  switch (identity.kind) {
    case 'inferred':
      return [`study inferred: ${identity.basis}`];
    case 'not-named':
      return [identity.perhaps ? `study not named, perhaps ${identity.perhaps}` : 'study not named'];
    default:
      return [];
  }
}
