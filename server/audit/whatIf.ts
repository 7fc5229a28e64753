import type { Policy } from '../chart/policy.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { limitProblem } from '../criteria/limitProblem.ts';
import { CRITERIA } from '../criteria/therapies.ts';

/** The same cases under a changed limit or look-back. */
export interface Scenario {
  /** As it was asked for: "creatinine=1.5". */
  readonly name: string;
  readonly policy: Policy;
}

const LIMITED: ReadonlyMap<string, Criterion> = new Map(
  Object.values(CRITERIA)
    .flat()
    .filter(({ rule }) => rule.kind === 'number')
    .map((criterion) => [criterion.id, criterion]),
);

/**
 * A scenario from its name: "creatinine=1.5" is a limit in the criterion's unit, "lookback.laboratory=60" a look-back in
 * days; several, parted by commas, change together.
 *
 * @throws RangeError, in words for a person
 */
export function scenario(name: string, policy: Policy): Scenario {
  const changed = name.split(',').reduce((before, part) => change(before, part.trim()), policy);
  return { name, policy: changed };
}

/** What a scenario changes, by its name: "creatinine", "lookback.laboratory". */
export const changesOf = (name: string): readonly string[] => [
  ...new Set(name.split(',').map((part) => part.trim().replace(/=.*$/, ''))),
];

function change(policy: Policy, part: string): Policy {
  const [, key = '', text = ''] = /^([a-zA-Z.-]+)=(\d+(?:\.\d+)?)$/.exec(part) ?? [];
  const value = Number(text);
  if (key === '' || value <= 0) throw new RangeError(`"${part}" is not a change such as creatinine=1.5`);
  const lookBack = key.startsWith('lookback.') ? key.slice('lookback.'.length) : undefined;
  const criterion = LIMITED.get(key);
  const problem = criterion && limitProblem(criterion, value);
  if (problem) throw new RangeError(`"${part}": ${criterion.title} ${problem}`);
  if (criterion) return { ...policy, limits: { ...policy.limits, [key]: value } };
  if (lookBack !== undefined && lookBack in policy.lookBackDays && Number.isInteger(value))
    return { ...policy, lookBackDays: { ...policy.lookBackDays, [lookBack]: value } };
  const known = [...LIMITED.keys(), ...Object.keys(policy.lookBackDays).map((each) => `lookback.${each}`)];
  throw new RangeError(`"${part}": what can be changed is ${known.join(', ')}; a look-back in whole days`);
}
