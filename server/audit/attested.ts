import type { Criterion } from '../criteria/criterion.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import type { Result } from '../criteria/verdict.ts';

/** What only a person can say: no record tells it, and LiverMet asks for it. Every therapy has at least one. */
export const ATTESTED: readonly Criterion[] = [...new Set(Object.values(CRITERIA).flat())].filter(
  ({ rule }) => rule.kind === 'attested',
);

const IDS = new Set(ATTESTED.map(({ id }) => id));

/** Says of an answer that is missing where answers were not asked for that it may have been given. */
export const notAskedFor = <R extends Result>(result: R): R =>
  result.why === 'absent' && IDS.has(result.id) ? { ...result, because: NOT_ASKED_FOR } : result;

const NOT_ASKED_FOR = 'what was answered in LiverMet was not asked for in this audit';
