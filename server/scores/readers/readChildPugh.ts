import type { Fact } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import type { Interval } from '../../chart/interval.ts';
import { CAVEATS } from '../caveats.ts';
import { ASCITES, CHILD_PUGH_POINTS, CHILD_PUGH_VARIANT, childPughClass, ENCEPHALOPATHY } from '../childPugh.ts';
import type { Score, ScoreInput } from '../score.ts';
import { ANALYTES, readAnalyte } from './readAnalytes.ts';
import { notComputable, type Reading, unread } from './reading.ts';

const LABORATORY = ['bilirubin', 'albumin', 'inr'] as const;
type Laboratory = (typeof LABORATORY)[number];

/** What is graded at the bedside, with the grades that score 2 and 3 points. */
const GRADED = {
  ascites: { label: 'ascites', grades: 'slight, or moderate to severe' },
  encephalopathy: { label: 'hepatic encephalopathy', grades: '1 to 2, or 3 to 4' },
} as const;
type Graded = keyof typeof GRADED;

/** No code that was verified grades either, so even one that is recorded leaves its points open between 2 and 3. */
function gradeOf(id: Graded, fact: Fact<true>): ScoreInput {
  const { label, grades } = GRADED[id];
  const missing = (possible: string, why: string) => `the grade of ${label} (${possible}) is not known: ${why}`;
  if (!fact.known) return { ...unread(fact, label, '').input, missing: missing(`none, ${grades}`, fact.because) };
  const because = missing(grades, 'it is recorded, and no code that is read grades it');
  return { found: 'recorded', used: 'unknown', unit: '', missing: because, sources: fact.sources };
}

const BEDSIDE =
  'Ascites and encephalopathy are graded at the bedside. The codes that are read tell at most that there is one, not how much of it.';

/**
 * Child-Pugh of one patient. Never computable: a chart tells at most that there is ascites or encephalopathy, not the grade.
 * What the laboratory values and these findings settle is said instead.
 */
export function readChildPugh(facts: Facts): Score {
  const readings = LABORATORY.map((name) => ({ name, ...readPoints(name, facts) }));
  const inputs = {
    ...Object.fromEntries(readings.map(({ name, input }) => [ANALYTES[name].id, input])),
    ascites: gradeOf('ascites', facts.ascites),
    encephalopathy: gradeOf('encephalopathy', facts.encephalopathy),
  };
  return {
    version: `Child-Pugh (${CHILD_PUGH_VARIANT})`,
    citation: 'Pugh RNH et al. Br J Surg 1973;60:646-9. doi:10.1002/bjs.1800600817',
    value: null,
    inputs,
    notComputable: notComputable(Object.values(inputs).flatMap(({ missing }) => missing ?? [])),
    notes: [...rangeNote(readings, facts), BEDSIDE, CAVEATS.cirrhosis],
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

type LaboratoryReadings = readonly (Reading<number> & { name: Laboratory })[];

function rangeNote(readings: LaboratoryReadings, { ascites, encephalopathy }: Facts): readonly string[] {
  const parts = readings.flatMap(({ name, used }) => (used === undefined ? [] : [{ name, used }]));
  if (parts.length < LABORATORY.length) return [];
  const laboratory = parts.reduce((sum, { used }) => sum + used, 0);
  const present = [ascites, encephalopathy].filter(({ known }) => known).length;
  const [least, most] = [laboratory + 2 + present, laboratory + ASCITES.length + ENCEPHALOPATHY.length];
  const [low, high] = [childPughClass(least), childPughClass(most)];
  const each = parts.map(({ name, used }) => `${ANALYTES[name].label} ${used}`).join(', ');
  return [
    `Points of the laboratory values: ${each}. With ascites and encephalopathy the sum would lie between ${low === high ? `${least} and ${most}: class ${low} whatever the grades` : `${least} (class ${low}) and ${most} (class ${high})`}.`,
  ];
}
