import type { Facts } from '../chart/facts.ts';
import type { Scores } from './score.ts';

/** All scores of one patient at `asOf` (ISO instant; only eGFR needs it, for the age). */
export function computeScores(_facts: Facts, _asOf: string): Scores {
  const none = { version: '', citation: '', value: null, inputs: {}, notes: [] };
  return { meld: none, meldNa: none, meld3: none, childPugh: none, albi: none, egfr: none };
}
