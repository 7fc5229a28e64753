import type { UnknownFact } from '../../chart/fact.ts';
import type { Result } from '../verdict.ts';

/** What a rule makes of a fact, before "correctable" is considered. */
export interface Judgement {
  readonly finding: 'keeps' | 'fails' | 'unknown';
  readonly told: Told;
}

/** What a result says besides its status. */
export type Told = Omit<Result, 'id' | 'title' | 'status' | 'action'>;

/** An unknown fact stays unknown, with its reason. */
export const undecided = (fact: UnknownFact, limit: Result['limit'], unit: string | null): Judgement => ({
  finding: 'unknown',
  told: {
    because: fact.because,
    value: null,
    unit,
    limit,
    why: fact.why,
    sources: fact.sources,
    setAside: fact.setAside,
  },
});
