import { codings } from './coding.ts';
import { additionalDimension, largestLesion, maximumDimension, tumorSize } from './inputs/lesions.ts';
import { liverStructure } from './inputs/metastases.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import { type Entry, observationReadings } from './observations.ts';
import type { Reading, Readings } from './reading.ts';
import { inAny } from './valueSet.ts';

/** A tumor recorded in the liver (mCODE Tumor, a BodyStructure), or where one cannot tell, and its measurements. */
export interface Tumor {
  readonly reference: string;
  /** `false` when the record does not say in which organ it is. */
  readonly inLiver: boolean;
  readonly sizes: Required<Readings>;
}

/** The tumors that are, or may be, in the liver; one that is no longer active is left out. */
export function liverTumors(
  bodyStructures: readonly Entry[],
  observations: readonly Entry[],
  zone: string,
): readonly Tumor[] {
  const sizes = observations.filter(({ resource }) => inAny([tumorSize], resource.code));
  return bodyStructures
    .filter(({ resource }) => resource.active !== false)
    .flatMap(({ reference, resource }) => {
      const site = siteOf(resource);
      return site === 'elsewhere'
        ? []
        : [{ reference, inLiver: site === 'liver', sizes: sizesOf(reference, sizes, zone) }];
    });
}

/** By code, else by what the location is called; without either it may be anywhere. */
function siteOf({ location }: Json): 'liver' | 'elsewhere' | 'unclear' {
  const places = asList(location);
  if (places.some((place) => inAny([liverStructure], place))) return 'liver';
  const words = places.flatMap((place) => [asText(place.text), ...codings(place).map(({ display }) => display)]);
  const named = words.filter((word) => word !== undefined).join(' ');
  if (named === '') return 'unclear';
  return /liver|hepat/i.test(named) && !/flexure/i.test(named) ? 'liver' : 'elsewhere';
}

/** One reading for each measurement whose focus is this tumor. */
function sizesOf(reference: string, observations: readonly Entry[], zone: string): Required<Readings> {
  const own = observations.filter(({ resource }) => asList(resource.focus).some((focus) => refersTo(focus, reference)));
  const reader = { ...largestLesion, valueSets: [tumorSize, maximumDimension, additionalDimension] };
  const each = own.map((entry) => observationReadings([entry], reader, zone));
  return {
    usable: each.flatMap(({ usable }) => largestPart(usable)),
    undated: each.flatMap(({ undated }) => largestPart(undated)),
    rejected: each.flatMap(({ rejected }) => rejected.slice(0, 1)),
  };
}

/** Of the dimensions of one measurement the largest; one that cannot be read leaves the size open. */
function largestPart(parts: readonly Reading[]): readonly Reading[] {
  const unreadable = parts.find(({ measure }) => 'why' in measure);
  if (unreadable) return [unreadable];
  const high = ({ measure }: Reading): number =>
    'interval' in measure ? measure.interval.high : Number.NEGATIVE_INFINITY;
  return parts.toSorted((a, b) => high(b) - high(a)).slice(0, 1);
}

function refersTo(focus: Json, reference: string): boolean {
  const target = asText(asObject(focus)?.reference)?.split('/_history/')[0];
  return target === reference || target?.endsWith(`/${reference}`) === true;
}
