import { DECISION_KINDS, type DecisionKind } from '../criteria/decision.ts';
import type { CaseFigures } from './caseFigures.ts';
import type { Override } from './entered.ts';
import { type EnteredFigures, isEntered } from './enteredFigures.ts';
import type { Count } from './tally.ts';

/** How many cases something was entered about before they were decided. */
export interface EnteredCounts {
  /** Id of the site whose entries were joined, by its EHR and the patient's id there. */
  readonly site: string;
  readonly any: Count;
  readonly answers: Count;
  readonly decisions: Readonly<Record<DecisionKind | 'none', Count>>;
  /** Of the cases that are not adherent: whether a decision to proceed against what was not met stood. */
  readonly overrides: Readonly<Record<Override | 'none', Count>>;
  /** With a card that was overridden. */
  readonly cards: Count;
}

export function enteredCounts(site: string, cases: readonly CaseFigures[]): EnteredCounts {
  const count = (is: (entered: EnteredFigures, each: CaseFigures) => boolean): number =>
    cases.filter((each) => each.entered !== undefined && is(each.entered, each)).length;
  const decided = (kind: DecisionKind | null) => count(({ decision }) => decision === kind);
  const overridden = (wanted: Override | null) =>
    count(({ override }, { adherence }) => adherence === 'not-adherent' && override === wanted);
  const [accept, against, defer] = DECISION_KINDS.map(decided);
  return {
    site,
    any: count(isEntered),
    answers: count(({ answers }) => answers > 0),
    decisions: { accept: accept ?? 0, against: against ?? 0, defer: defer ?? 0, none: decided(null) },
    overrides: { documented: overridden('documented'), 'in-part': overridden('in-part'), none: overridden(null) },
    cards: count(({ cards }) => cards > 0),
  };
}
