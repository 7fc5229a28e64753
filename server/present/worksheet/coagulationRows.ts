import type { Fact } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import type { Interval } from '../../chart/interval.ts';
import type { Citation } from '../../criteria/citation.ts';
import { BLEEDING_RISK_CLASSES } from '../../evidence/planning/bleedingRisk.ts';
import { type Place, placeBy, type Threshold } from '../../evidence/planning/threshold.ts';
import type { CriterionLine } from './criterionLines.ts';

/** INR or platelet count beside the limit of the series and the thresholds of the consensus. */
export interface CoagulationRow {
  readonly line: CriterionLine;
  readonly classes: readonly BleedingClassCell[];
}

export interface BleedingClassCell {
  readonly title: string;
  readonly citations: readonly Citation[];
  readonly thresholds: readonly { readonly says: string; readonly place: string | null }[];
}

const COAGULATION = ['inr', 'platelets'] as const;

/** The consensus corrects towards spans and not to limits, so a value is placed and never called met or not met by it. */
export function coagulationRows(lines: readonly CriterionLine[], facts: Facts): readonly CoagulationRow[] {
  return COAGULATION.flatMap((id) => {
    const line = lines.find((each) => each.id === id);
    const classes = BLEEDING_RISK_CLASSES.map(({ title, citations, [id]: thresholds }) => ({
      title,
      citations,
      thresholds: thresholds.map((threshold) => ({ says: threshold.says, place: placeText(facts[id], threshold) })),
    }));
    return line ? [{ line, classes }] : [];
  });
}

const WORDS: Readonly<Record<Place, string>> = {
  below: 'lies below',
  at: 'lies exactly on it',
  within: 'lies within',
  above: 'lies above',
  undecided: 'may lie on either side',
};

const placeText = (fact: Fact<Interval>, threshold: Threshold): string | null =>
  fact.known ? `this value ${WORDS[placeBy(fact.value, threshold)]}` : null;
