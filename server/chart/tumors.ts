import { additionalDimension, largestLesion, maximumDimension, tumorSize } from './inputs/lesions.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import { byCode, type Entry, type Observations, observationReadings, observationsOf } from './observations.ts';
import type { Reading, Readings } from './reading.ts';
import { tumorSite } from './tumorSite.ts';

/** A tumor in the liver, or where one cannot tell, and its measurements. */
export interface Tumor {
  /** The mCODE Tumor (a BodyStructure); the measurement itself when that names no tumor of the record. */
  readonly reference: string;
  /** `false` for what is only known from a measurement: it may be of a recorded tumor, or of one more. */
  readonly recorded: boolean;
  /** `false` when the record does not say in which organ it is. */
  readonly inLiver: boolean;
  readonly sizes: Required<Readings>;
}

/** The tumors that are, or may be, in the liver; one that is no longer active is left out. */
export function liverTumors(
  bodyStructures: readonly Entry[],
  observations: Observations,
  zone: string,
): readonly Tumor[] {
  const sizes = observationsOf(observations, [tumorSize, maximumDimension]);
  const isOf = ({ resource }: Entry, { reference }: Entry): boolean =>
    asList(resource.focus).some((focus) => refersTo(focus, reference));
  const active = bodyStructures.filter(({ resource }) => resource.active !== false);
  const unassigned = sizes.filter((size) => !bodyStructures.some((structure) => isOf(size, structure)));
  return [
    ...active.flatMap((structure) => {
      const own = sizes.filter((size) => isOf(size, structure));
      return tumorAt(structure.resource.location, structure.reference, own, zone, true);
    }),
    ...unassigned.flatMap((size) => tumorAt(size.resource.bodySite, size.reference, [size], zone, false)),
  ];
}

function tumorAt(
  places: unknown,
  reference: string,
  own: readonly Entry[],
  zone: string,
  recorded: boolean,
): readonly Tumor[] {
  const site = tumorSite(places);
  if (site === 'elsewhere') return [];
  return [{ reference, recorded, inLiver: site === 'liver', sizes: sizesOf(own, zone) }];
}

/** One reading for each measurement of a tumor. */
function sizesOf(own: readonly Entry[], zone: string): Required<Readings> {
  const reader = { ...largestLesion, valueSets: [tumorSize, maximumDimension, additionalDimension] };
  const each = own.map((entry) => observationReadings(byCode([entry]), reader, zone));
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
