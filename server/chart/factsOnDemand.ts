import { CRITERIA_READERS, type CriteriaFactId, type CriteriaFacts, type Known } from './criteriaFacts.ts';
import type { Fact } from './fact.ts';

/** In the order in which they are shown. */
export const CRITERIA_FACT_IDS = Object.keys(CRITERIA_READERS) as readonly CriteriaFactId[];

/** What the record says of each; see `onDemand`. */
export function recordedFacts(known: Known): CriteriaFacts {
  const facts: CriteriaFacts = onDemand((id) => CRITERIA_READERS[id](known, facts));
  return facts;
}

/**
 * Facts of which each is read when it is first asked for, and once: one therapy asks for few of them, and an audit judges
 * thousands of patients. They are found by name only; a copy of the object, by a spread, holds none.
 */
export const onDemand = (read: (id: CriteriaFactId) => Fact<unknown>): CriteriaFacts =>
  new FactsOnDemand(read) as unknown as CriteriaFacts;

class FactsOnDemand {
  readonly #read: (id: CriteriaFactId) => Fact<unknown>;
  readonly #facts = new Map<CriteriaFactId, Fact<unknown>>();

  constructor(read: (id: CriteriaFactId) => Fact<unknown>) {
    this.#read = read;
  }

  static {
    for (const id of CRITERIA_FACT_IDS)
      Object.defineProperty(FactsOnDemand.prototype, id, {
        get(this: FactsOnDemand) {
          return this.#fact(id);
        },
      });
  }

  #fact(id: CriteriaFactId): Fact<unknown> {
    const known = this.#facts.get(id);
    if (known) return known;
    const fact = this.#read(id);
    this.#facts.set(id, fact);
    return fact;
  }
}
