import type { Decision } from '../../criteria/decision.ts';
import { THERAPIES, type TherapyId } from '../../criteria/therapy.ts';

/** What later decisions have left of one. */
export interface Standing {
  /** The decision since which nothing of this one holds; `null` while something does. */
  readonly supersededBy: Decision | null;
  /** The therapies about which one about all four no longer speaks, because they were decided on later. */
  readonly exceptFor: readonly TherapyId[];
}

/**
 * A decision stands until the same is decided anew, or all four therapies at once. One about all four stands for those
 * therapies that no later decision is about.
 *
 * @param later the decisions made after it, in the order in which they were made
 */
export function standingOf({ about }: Pick<Decision, 'about'>, later: readonly Decision[]): Standing {
  const anew = later.find((each) => each.about === about || each.about === 'all');
  if (anew) return { supersededBy: anew, exceptFor: [] };
  if (about !== 'all') return { supersededBy: null, exceptFor: [] };
  const exceptFor = THERAPIES.filter((therapy) => later.some((each) => each.about === therapy));
  if (exceptFor.length < THERAPIES.length) return { supersededBy: null, exceptFor };
  const firsts = THERAPIES.map((therapy) => later.findIndex((each) => each.about === therapy));
  return { supersededBy: later[Math.max(...firsts)] ?? null, exceptFor: [] };
}
