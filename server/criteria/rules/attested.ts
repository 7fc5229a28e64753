import type { Fact } from '../../chart/fact.ts';
import { type Judgement, undecided } from './judgement.ts';

/** What only a clinician can say: yes keeps the criterion, no fails it, silence leaves it open. */
export function judgeAttested(fact: Fact<boolean>, statement: string): Judgement {
  if (!fact.known) return undecided(fact, true, null);
  const { value, sources, setAside } = fact;
  const because = value ? `a clinician confirmed that ${statement}` : `a clinician answered no to: ${statement}`;
  const told = { because, value, unit: null, limit: true, why: null, sources, setAside };
  return { finding: value ? 'keeps' : 'fails', told };
}
