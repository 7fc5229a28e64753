import { conceptText, statusCodes } from './coding.ts';
import type { Source } from './fact.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import type { Entry } from './observations.ts';
import { type Period, periodOf } from './time.ts';

/** An allergy or intolerance that was not refuted. */
export interface Allergy {
  /** What it is to: the code of the record and the substances of its reactions. */
  readonly concepts: readonly unknown[];
  readonly substance: string;
  /** A missing clinical status counts as active. */
  readonly active: boolean;
  readonly recorded?: Period;
  readonly onset?: Period;
  /** "Anaphylaxis (severe)": each reaction as recorded. */
  readonly reactions: readonly string[];
  readonly source: Source;
}

const ENDED = ['inactive', 'resolved'];
const NO_ALLERGY = ['refuted', 'entered-in-error'];

/** An AllergyIntolerance; `undefined` when it is refuted or entered in error. */
export function allergy({ reference, resource }: Entry, zone: string): Allergy | undefined {
  const verification = statusCodes(resource.verificationStatus);
  if (verification.some((code) => NO_ALLERGY.includes(code))) return undefined;
  const clinical = statusCodes(resource.clinicalStatus);
  const reactions = asList(resource.reaction);
  const concepts = [resource.code, ...reactions.map(({ substance }) => substance)].filter(
    (concept) => asObject(concept) !== undefined,
  );
  const [substance = ''] = concepts.map(conceptText).filter((text) => text !== '');
  const onsetText = asText(resource.onsetDateTime) ?? asText(asObject(resource.onsetPeriod)?.start);
  const recordedText = asText(resource.recordedDate);
  const [recorded, onset] = [periodOf(recordedText, zone), periodOf(onsetText, zone)];
  const seen = reactions.map(reactionText).filter((text) => text !== '');
  const criticality = asText(resource.criticality);
  const words = [substance, clinical[0], criticality && `criticality ${criticality}`, seen.join('; ')];
  return {
    concepts,
    substance,
    active: !clinical.some((code) => ENDED.includes(code)),
    ...(recorded ? { recorded } : {}),
    ...(onset ? { onset } : {}),
    reactions: seen,
    source: {
      reference,
      recordedAt: recordedText ?? onsetText ?? '',
      asRecorded: words.filter(Boolean).join(', '),
      ...(verification[0] ? { status: verification[0] } : {}),
    },
  };
}

function reactionText({ manifestation, severity }: Json): string {
  const signs = asList(manifestation)
    .map(conceptText)
    .filter((text) => text !== '')
    .join(', ');
  const degree = asText(severity);
  return degree === undefined ? signs : `${signs || 'reaction'} (${degree})`;
}
