import type { Input } from '../chart/input.ts';
import { INPUTS } from '../chart/inputs/index.ts';
import type { Criterion } from '../criteria/criterion.ts';

/** What of the chart a criterion reads. */
export function criterionInput({ rule }: Pick<Criterion, 'rule'>): Input {
  const id = 'input' in rule ? rule.input : rule.kind;
  const input = INPUTS.find((each) => each.id === id);
  if (!input) throw new TypeError(`no input reads ${id}`);
  return input;
}
