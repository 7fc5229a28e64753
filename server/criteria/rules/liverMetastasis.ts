import type { Fact } from '../../chart/fact.ts';
import { type Judgement, undecided } from './judgement.ts';

/** An active liver metastasis keeps the criterion. A chart cannot prove that there is none, so nothing fails it. */
export function judgeLiverMetastasis(fact: Fact<true>): Judgement {
  if (!fact.known) return undecided(fact, true, null);
  return {
    finding: 'keeps',
    told: {
      because: 'an active liver metastasis is recorded',
      value: true,
      unit: null,
      limit: true,
      why: null,
      sources: fact.sources,
      setAside: fact.setAside,
    },
  };
}
