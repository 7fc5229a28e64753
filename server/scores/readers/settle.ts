import type { Alternative, Score } from '../score.ts';

type Settled = Pick<Score, 'value' | 'unrounded' | 'values' | 'notComputable'>;

/** One value when all alternatives agree after rounding; otherwise none, and every one of them is named. */
export function settle(alternatives: readonly [Alternative, ...Alternative[]], because: string): Settled {
  const [first, ...others] = alternatives;
  if (others.length === 0) return { value: first.value, unrounded: first.unrounded };
  if (others.every(({ value }) => value === first.value)) return { value: first.value };
  const named = alternatives.map(({ when, value }) => `${value} if ${when}`).join(', ');
  return { value: null, values: alternatives, notComputable: `no single value because ${because}: ${named}` };
}
