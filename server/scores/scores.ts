import type { Facts } from '../chart/facts.ts';
import { DEFAULT_POLICY } from '../chart/policy.ts';
import { CAVEATS } from './caveats.ts';
import { readAge } from './readers/readAge.ts';
import { readAlbi } from './readers/readAlbi.ts';
import { readChildPugh } from './readers/readChildPugh.ts';
import { readEgfr } from './readers/readEgfr.ts';
import { readMeld } from './readers/readMeld.ts';
import { readMeld3 } from './readers/readMeld3.ts';
import { readMeldNa } from './readers/readMeldNa.ts';
import type { Score, Scores } from './score.ts';

/**
 * All scores of one patient at `asOf` (ISO instant), which only the age needs, counted in days of `zone` (IANA).
 * Never throws: what cannot be computed says why.
 */
export function computeScores(facts: Facts, asOf: string, zone: string = DEFAULT_POLICY.timeZone): Scores {
  const { age } = readAge(facts['birth-date'], asOf, zone);
  const perhapsMinor = age !== undefined && age.low < 18;
  const cautioned = (score: Score): Score =>
    perhapsMinor ? { ...score, notes: [...score.notes, CAVEATS.adultFormula] } : score;
  return {
    meld: cautioned(readMeld(facts)),
    meldNa: cautioned(readMeldNa(facts)),
    meld3: cautioned(readMeld3(facts)),
    childPugh: cautioned(readChildPugh(facts)),
    albi: cautioned(readAlbi(facts)),
    egfr: readEgfr(facts, asOf, zone),
  };
}
