import type { Facts } from '../chart/facts.ts';
import type { TherapyId } from '../criteria/therapy.ts';
import { PUBLICATIONS } from './library.ts';
import { differs } from './matching/differs.ts';
import { inOrder, type Place } from './matching/order.ts';
import { type ComparedPatient, comparedPatient, type MatchContext } from './matching/patient.ts';
import { subgroupMatch } from './matching/subgroupMatch.ts';
import { TIERS, type Tier, tierOf } from './matching/tier.ts';
import { matchWords } from './matching/words.ts';
import type { Outcome } from './outcome.ts';
import type { Publication } from './publication.ts';

/** One published outcome that applies to a patient, and how this patient differs from the people it was seen in. */
export interface EvidenceMatch {
  readonly publication: Publication;
  readonly outcome: Outcome;
  /** The therapies asked about that this outcome informs. */
  readonly therapies: readonly TherapyId[];
  readonly tier: Tier;
  /** Why it applies, and how small the group is: one plain phrase. */
  readonly match: string;
  readonly differs: readonly string[];
  /** Shared by counterparts (R0 and R1/R2, with and without extrahepatic disease) of which none can be chosen. */
  readonly sideBySide?: string;
}

interface Candidate extends Place {
  readonly publication: Publication;
  readonly words: readonly string[];
}

/**
 * The published outcomes that apply to a patient at `asOf` (ISO instant), nearest first (see matching/order.ts). Empty when another
 * histology is recorded. Single cases and figures that repeat another outcome are left to the library.
 *
 * Never ranks therapies, never predicts for the individual, never throws.
 */
export function matchEvidence(facts: Facts, asOf: string, context: MatchContext = {}): readonly EvidenceMatch[] {
  const patient = comparedPatient(facts, asOf, context);
  if (patient.leiomyosarcoma === false) return [];
  return PUBLICATIONS.flatMap((publication) => candidates(publication, patient))
    .toSorted(inOrder)
    .map((candidate) => new MatchOnDemand(candidate, patient));
}

function candidates(publication: Publication, patient: ComparedPatient): readonly Candidate[] {
  const applying = publication.outcomes.filter(isShown).flatMap((outcome) => {
    const subgroup = subgroupMatch(outcome, patient);
    return subgroup.applies ? [{ outcome, subgroup }] : [];
  });
  const outcomes = applying.map(({ outcome }) => outcome);
  return applying.map(({ outcome, subgroup }) => ({
    publication,
    outcome,
    words: subgroup.words,
    tier: TIERS.indexOf(tierOf(publication, outcome)),
    shared: subgroup.shared + (isSingledOut(publication, outcome) ? 1 : 0),
    group: groupOf(publication, outcome, outcomes),
  }));
}

/** A single case is no estimate, and a figure is shown once. */
const isShown = (outcome: Outcome): boolean =>
  therapiesOf(outcome).length > 0 && outcome.n !== 1 && outcome.repeats === undefined;

const therapiesOf = ({ therapies, bearsOn = [] }: Outcome): readonly TherapyId[] => [...therapies, ...bearsOn];

/** One therapy told apart, where the publication pools several. */
const isSingledOut = ({ outcomes }: Publication, { therapies }: Outcome): boolean =>
  therapies.length === 1 && outcomes.some((other) => other.therapies.length > 1);

/** The split whose other side applies as well, because this patient's side is not known. */
function groupOf(publication: Publication, outcome: Outcome, applying: readonly Outcome[]): Place['group'] {
  if (!outcome.applies) return null;
  for (const { whole, by, parts } of publication.splits ?? []) {
    const members = applying.filter(({ id }) => parts.includes(id));
    if (members.length > 1 && members.includes(outcome))
      return { key: `${whole} by ${by}`, n: Math.max(...members.map(({ n }) => n ?? 0)) };
  }
  return null;
}

/** Most matches are only counted or named: why it applies and what differs is put into words when it is read. */
class MatchOnDemand implements EvidenceMatch {
  readonly publication: Publication;
  readonly outcome: Outcome;
  readonly therapies: readonly TherapyId[];
  readonly tier: Tier;
  declare readonly sideBySide?: string;
  readonly #words: readonly string[];
  readonly #patient: ComparedPatient;
  #differs: readonly string[] | undefined;

  constructor({ publication, outcome, words, group, tier }: Candidate, patient: ComparedPatient) {
    this.publication = publication;
    this.outcome = outcome;
    this.therapies = therapiesOf(outcome);
    this.tier = TIERS[tier] ?? 'other';
    if (group) this.sideBySide = group.key;
    this.#words = words;
    this.#patient = patient;
  }

  get match(): string {
    return matchWords(this.tier, this.outcome, this.#words);
  }

  get differs(): readonly string[] {
    this.#differs ??= differs(this.publication, this.outcome, this.#patient);
    return this.#differs;
  }
}
