import type { EnteredCounts } from './enteredCounts.ts';
import { isSmall, suppressParts, withhold } from './suppress.ts';
import type { Count } from './tally.ts';

const NO_OVERRIDES = { documented: null, 'in-part': null, none: null };

/**
 * As it may leave the team.
 *
 * @param cases and `notAdherent`: as shown elsewhere, `null` where withheld
 */
export function shareableEntered(entered: EnteredCounts, cases: Count, notAdherent: Count): EnteredCounts {
  const { site, any, answers, decisions, overrides, cards } = entered;
  const numbers = [decisions.accept, decisions.against, decisions.defer, decisions.none].map((each) => each ?? 0);
  const [accept = null, against = null, defer = null, none = null] = cases === null ? [] : suppressParts(numbers);
  const decided = none === null || cases === null ? null : cases - none;
  const apart = (count: Count, of: Count): Count => (cases === null ? null : withhold(withhold(count, cases), of));
  return {
    site,
    // Those with an entry but without a decision may be few.
    any: any !== null && decided !== null && isSmall(any - decided) ? null : apart(any, null),
    answers: apart(answers, any),
    decisions: { accept, against, defer, none },
    overrides: notAdherent === null || against === null ? NO_OVERRIDES : shareableOverrides(overrides, against),
    cards: apart(cards, any),
  };
}

/** A documented override is a decision to proceed against criteria: few such decisions on other cases would be told, too. */
function shareableOverrides(overrides: EnteredCounts['overrides'], against: number): EnteredCounts['overrides'] {
  const numbers = [overrides.documented, overrides['in-part'], overrides.none].map((each) => each ?? 0);
  const [first = 0, second = 0] = numbers;
  if (isSmall(against - first - second) || isSmall(against - first)) return NO_OVERRIDES;
  const [documented = null, inPart = null, none = null] = suppressParts(numbers);
  return { documented, 'in-part': inPart, none };
}
