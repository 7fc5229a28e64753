import { decide, type Question } from './decide.ts';
import type { Fact, Source } from './fact.ts';
import { largestLesion, maximumDimension, tumorSize } from './inputs/lesions.ts';
import { liverStructure } from './inputs/metastases.ts';
import { type Interval, point } from './interval.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import { latestOf } from './latest.ts';
import { type Entry, observationReadings } from './observations.ts';
import type { Policy } from './policy.ts';
import { intervalText } from './quantity.ts';
import type { Measure, Reading, Readings } from './reading.ts';
import { inAny } from './valueSet.ts';

/** A tumour recorded in the liver (mCODE Tumor, a BodyStructure) and its measurements. */
export interface Tumor {
  readonly reference: string;
  readonly sizes: Readings;
}

/** The tumours in the liver; one that is no longer active is left out. */
export function liverTumors(
  bodyStructures: readonly Entry[],
  observations: readonly Entry[],
  zone: string,
): readonly Tumor[] {
  return bodyStructures
    .filter(({ resource }) => resource.active !== false && isInLiver(resource))
    .map(({ reference }) => ({ reference, sizes: sizesOf(reference, observations, zone) }));
}

const isInLiver = ({ location }: Json): boolean => asList(location).some((site) => inAny([liverStructure], site));

/** Measurements whose focus is this tumour. */
function sizesOf(reference: string, observations: readonly Entry[], zone: string): Readings {
  const own = observations.filter(
    ({ resource }) =>
      inAny([tumorSize], resource.code) && asList(resource.focus).some((focus) => refersTo(focus, reference)),
  );
  return observationReadings(own, { ...largestLesion, valueSets: [maximumDimension] }, zone);
}

function refersTo(focus: Json, reference: string): boolean {
  const target = asText(asObject(focus)?.reference)?.split('/_history/')[0];
  return target === reference || target?.endsWith(`/${reference}`) === true;
}

/** What the tumours together say at `asOf`, as one reading of their number and one of the largest size. */
export function lesionReadings(
  tumors: readonly Tumor[],
  size: Question,
  policy: Policy,
  asOf: number,
): { readonly count: Readings; readonly largest: Readings } {
  const known = tumors.flatMap(({ sizes }) => sizes.usable).filter(({ period }) => period.start <= asOf);
  const rejected = tumors.flatMap(({ sizes }) => sizes.rejected);
  const [newest] = known.length > 0 ? latestOf(known) : [];
  if (!newest) return { count: { usable: [], rejected }, largest: { usable: [], rejected } };
  const facts = tumors.map(({ sizes }) => decide(sizes, size, policy, asOf));
  return {
    count: { usable: [countReading(tumors, newest)], rejected: [] },
    largest: { usable: [largestReading(facts, newest)], rejected },
  };
}

function countReading(tumors: readonly Tumor[], newest: Reading): Reading {
  const references = tumors.map(({ reference }) => reference).toSorted();
  const asRecorded = `${tumors.length} in the liver (${references.join(', ')})`;
  return { ...newest, measure: { interval: point(tumors.length) }, source: { ...newest.source, asRecorded } };
}

function largestReading(facts: readonly Fact<Interval>[], newest: Reading): Reading {
  const sources: Source[] = facts.flatMap((fact) => [...fact.sources]);
  const asRecorded = sources
    .map((source) => `${source.asRecorded} (${source.reference})`)
    .toSorted()
    .join(', ');
  const measure = largestOf(facts);
  return { ...newest, measure, source: { ...newest.source, asRecorded: asRecorded || newest.source.asRecorded } };
}

/** The largest of the sizes; open upwards while a tumour has none that can be used. */
function largestOf(facts: readonly Fact<Interval>[]): Measure {
  const sizes = facts.flatMap((fact) => (fact.known ? [fact.value] : []));
  if (sizes.length === 0) return { why: 'unusable-unit', because: 'no recorded tumour has a usable size' };
  const low = Math.max(...sizes.map((each) => each.low));
  if (sizes.length < facts.length)
    return openUpwards({ low, high: Number.POSITIVE_INFINITY, lowOpen: false, highOpen: true });
  const high = Math.max(...sizes.map((each) => each.high));
  const highOpen = sizes.filter((each) => each.high === high).every((each) => each.highOpen);
  const lowOpen = sizes.filter((each) => each.low === low).some((each) => each.lowOpen);
  const interval = { low, high, lowOpen, highOpen };
  return { interval, converted: intervalText(interval, 'cm') };
}

const openUpwards = (interval: Interval): Measure => ({
  interval,
  converted: `at least ${interval.low} cm: not every recorded tumour has a usable size`,
});
