import type { SetAside, Source, UnknownFact, WhyUnknown } from '../../chart/fact.ts';
import type { Comparator } from '../../chart/numberText.ts';
import type { Result } from '../verdict.ts';

/** What a rule makes of a fact, before "correctable" is considered. */
export interface Judgement {
  readonly finding: 'keeps' | 'fails' | 'unknown';
  readonly because: string;
  readonly value: Result['value'];
  readonly comparator?: Comparator;
  readonly unit: string | null;
  readonly limit: Result['limit'];
  /** The published limit, where the site has set its own. */
  readonly publishedLimit?: number;
  readonly why: WhyUnknown | null;
  readonly sources: readonly Source[];
  readonly setAside: readonly SetAside[];
}

/** An unknown fact stays unknown, with its reason. */
export const undecided = (fact: UnknownFact, limit: Result['limit'], unit: string | null): Judgement => ({
  finding: 'unknown',
  because: fact.because,
  value: null,
  unit,
  limit,
  why: fact.why,
  sources: fact.sources,
  setAside: fact.setAside,
});
