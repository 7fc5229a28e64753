import type { Facts } from '../../chart/facts.ts';
import type { Interval } from '../../chart/interval.ts';
import { CAVEATS } from '../caveats.ts';
import { ASCITES, CHILD_PUGH_POINTS, CHILD_PUGH_VARIANT, childPughClass, ENCEPHALOPATHY } from '../childPugh.ts';
import type { Score, ScoreInput } from '../score.ts';
import { ANALYTES, readAnalyte } from './readAnalytes.ts';
import { notComputable, type Reading } from './reading.ts';

const LABORATORY = ['bilirubin', 'albumin', 'inr'] as const;
type Laboratory = (typeof LABORATORY)[number];

const notRead = (label: string): ScoreInput => ({
  found: 'unknown',
  used: 'unknown',
  unit: '',
  missing: `${label}: not read from the chart`,
  sources: [],
});

/**
 * Child-Pugh of one patient. Never computable: ascites and encephalopathy are graded at the bedside, and no input holds
 * them. What the laboratory values alone settle is said instead.
 */
export function readChildPugh(facts: Facts): Score {
  const readings = LABORATORY.map((name) => ({ name, ...readPoints(name, facts) }));
  const inputs = {
    ...Object.fromEntries(readings.map(({ name, input }) => [ANALYTES[name].id, input])),
    ascites: notRead('ascites'),
    encephalopathy: notRead('encephalopathy'),
  };
  return {
    version: `Child-Pugh (${CHILD_PUGH_VARIANT})`,
    citation: 'Pugh RNH et al. Br J Surg 1973;60:646-9. doi:10.1002/bjs.1800600817',
    value: null,
    inputs,
    notComputable: notComputable(Object.values(inputs).flatMap(({ missing }) => missing ?? [])),
    notes: [...laboratoryNote(readings), CAVEATS.cirrhosis],
  };
}

function readPoints(name: Laboratory, facts: Facts): Reading<number> {
  const points = CHILD_PUGH_POINTS[name];
  return readAnalyte(name, facts[ANALYTES[name].id], (interval) => {
    const [low, high] = innerEnds(interval).map(points);
    return low !== undefined && low === high ? low : 'which does not settle its points';
  });
}

/** The ends of a range, moved inside where they do not belong to it: "<2" reaches up to just below 2. */
function innerEnds({ low, high, lowOpen, highOpen }: Interval): readonly number[] {
  const inside = 1 + 1e-9;
  return [lowOpen && low > 0 ? low * inside : low, highOpen ? high / inside : high];
}

function laboratoryNote(readings: readonly (Reading<number> & { name: Laboratory })[]): readonly string[] {
  const parts = readings.flatMap(({ name, used }) => (used === undefined ? [] : [{ name, used }]));
  if (parts.length < LABORATORY.length) return [];
  const laboratory = parts.reduce((sum, { used }) => sum + used, 0);
  const [least, most] = [laboratory + 2, laboratory + ASCITES.length + ENCEPHALOPATHY.length];
  const each = parts.map(({ name, used }) => `${ANALYTES[name].label} ${used}`).join(', ');
  return [
    `Points of the laboratory values: ${each}. With ascites and encephalopathy the sum would lie between ${least} (class ${childPughClass(least)}) and ${most} (class ${childPughClass(most)}).`,
  ];
}
