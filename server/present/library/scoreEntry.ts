import { readChart } from '../../chart/chart.ts';
import { DEFAULT_POLICY } from '../../chart/policy.ts';
import { readFacts } from '../../chart/readFacts.ts';
import { computeScores } from '../../scores/scores.ts';
import { inputTitle } from '../inputTitles.ts';

/** A score that is shown beside the criteria: which version, from what, by whom. */
export interface ScoreEntry {
  readonly version: string;
  readonly citation: string;
  /** Ids of its inputs: "creatinine", "sex". */
  readonly inputIds: readonly string[];
  readonly inputs: string;
}

/** Asked of the scores themselves, with a chart in which nothing stands, so that no list of inputs is kept twice. */
export function scoreEntries(asOf: string): readonly ScoreEntry[] {
  const nothing = readChart([], DEFAULT_POLICY.timeZone);
  const facts = readFacts(nothing, { asOf, policy: DEFAULT_POLICY, answers: [], gaps: [], limits: {} });
  return Object.values(computeScores(facts, asOf)).map(({ version, citation, inputs }) => {
    const inputIds = Object.keys(inputs);
    return { version, citation, inputIds, inputs: inputIds.map(inputTitle).join(', ') };
  });
}
