import type { Fact } from '../../chart/fact.ts';
import type { ScoreInput } from '../score.ts';
import { reasonOf, unread } from './reading.ts';

export interface DialysisReading {
  readonly input: ScoreInput;
  readonly state: 'yes' | 'no' | 'unknown';
  /** Why it is unknown: "whether the patient is on dialysis is not recorded"; "" when it is known. */
  readonly because: string;
}

/** Dialysis that nobody recorded stays unknown: a score never takes silence for "no". */
export function readDialysis(fact: Fact<boolean>): DialysisReading {
  if (!fact.known)
    return { input: unread(fact, 'dialysis', '').input, state: 'unknown', because: reasonOf(fact, 'dialysis') };
  const state = fact.value ? 'yes' : 'no';
  return { input: { found: state, used: state, unit: '', sources: fact.sources }, state, because: '' };
}
