import type { Outcome } from '../outcome.ts';
import { READ_PUBLICATIONS } from '../readPublications.ts';
import type { Tier } from './tier.ts';

const VERY_SMALL = 15;
/** A series of this many patients or fewer says so wherever it is shown. */
export const SMALL = 30;

/** Why an outcome applies, in one phrase: tier, subgroup, size of the group, and who quotes it. */
export function matchWords(tier: Tier, outcome: Outcome, subgroup: readonly string[]): string {
  return [nearness(tier, outcome), ...subgroup, ...sizeWords(outcome.n), ...quotedWords(outcome)].join('; ');
}

function nearness(tier: Tier, { therapies }: Outcome): string {
  if (therapies.length === 0) return 'related technique';
  const treatment = therapies.length > 1 ? 'this therapy pooled with others' : 'this therapy';
  if (tier === 'other') return `${treatment}, histology not verified`;
  return `${tier === 'mixed-sarcoma' ? 'mixed sarcoma' : 'leiomyosarcoma'}, ${treatment}`;
}

function sizeWords(n: number | null): readonly string[] {
  if (n === null) return ['number of patients not given'];
  if (n > SMALL) return [];
  return [`${n <= VERY_SMALL ? 'very small' : 'small'} series (${n} patients)`];
}

const quotedWords = (outcome: Outcome): readonly string[] =>
  outcome.reportedAs === 'cited' ? [`as quoted by ${READ_PUBLICATIONS[outcome.quotedIn].name}`] : [];
