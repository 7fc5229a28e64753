import { codings, conceptText, statusCodes } from './coding.ts';
import type { Source } from './fact.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import { type Entry, effective, standingOf } from './observations.ts';
import { asRecorded } from './observationValue.ts';
import { type Period, periodOf } from './time.ts';
import { keysOf } from './valueSet.ts';
import type { Writable } from './writable.ts';

/** A diagnosis the chart states, from a Condition or from a pathology Observation. */
export interface Diagnosis {
  /** The codings that say what it is: code, histology extension, or the value of an Observation. */
  readonly concepts: readonly unknown[];
  /** The keys of their codings (`keysOf`), for whoever asks which value sets it belongs to. */
  readonly keys: readonly string[];
  readonly bodySites: readonly unknown[];
  /** Provisional, differential or unconfirmed: recorded, but not as a fact. */
  readonly tentative: boolean;
  /** Not yet ended by its clinical status; a missing status counts as active. */
  readonly clinicallyActive: boolean;
  /** A clinical status that says neither that it lasts nor that it has ended. */
  readonly unclearStatus?: string;
  readonly abatement?: Period;
  /** The end lies before the time the record was stored: it was seen, not foretold. */
  readonly endKnownLater: boolean;
  /** When it became known and when it began, as far as recorded. */
  readonly recorded?: Period;
  readonly onset?: Period;
  /** FHIR date of onset, else of recording, "" when neither is given. */
  readonly since: string;
  readonly source: Source;
}

const HISTOLOGY_EXTENSION = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior';
const WITHDRAWN = ['refuted', 'entered-in-error'];
const TENTATIVE = ['provisional', 'differential', 'unconfirmed'];
const ENDED = ['inactive', 'remission', 'resolved'];
const LASTING = ['active', 'recurrence', 'relapse'];
const UNDERSTOOD = [...ENDED, ...LASTING];

/** A Condition as a diagnosis; `undefined` when it is refuted or entered in error. */
export function conditionDiagnosis({ reference, resource, disputed }: Entry, zone: string): Diagnosis | undefined {
  const verification = statusCodes(resource.verificationStatus);
  if (verification.some((code) => WITHDRAWN.includes(code))) return undefined;
  const clinical = statusCodes(resource.clinicalStatus);
  const tentative = doubtOf(verification);
  const onsetText = asText(resource.onsetDateTime) ?? asText(asObject(resource.onsetPeriod)?.start);
  const recordedText = asText(resource.recordedDate);
  const abatement = periodOf(
    asText(resource.abatementDateTime) ?? asText(asObject(resource.abatementPeriod)?.start),
    zone,
  );
  const understood = clinical.length === 0 || clinical.some((code) => UNDERSTOOD.includes(code));
  const concepts = resource.extension === undefined ? [resource.code] : [resource.code, ...histologies(resource)];
  const [text, status] = [codedText(resource), disputed ?? tentative ?? verification[0]];
  const diagnosis: Writable<Diagnosis> = {
    concepts,
    keys: concepts.length === 1 ? keysOf(resource.code) : concepts.flatMap(keysOf),
    bodySites: asList(resource.bodySite),
    tentative: tentative !== undefined || disputed !== undefined,
    clinicallyActive:
      !clinical.some((code) => ENDED.includes(code)) && (abatement !== undefined || !saysAbated(resource)),
    endKnownLater: abatement !== undefined && isStoredAfter(resource, abatement, zone),
    since: onsetText ?? recordedText ?? '',
    source: {
      reference,
      recordedAt: onsetText ?? recordedText ?? '',
      asRecorded: text && clinical[0] ? `${text}, ${clinical[0]}` : text || clinical[0] || '',
      ...(status === undefined ? {} : { status }),
    },
  };
  const [recorded, onset] = [periodOf(recordedText, zone), periodOf(onsetText, zone)];
  if (!understood && clinical[0] !== undefined) diagnosis.unclearStatus = clinical[0];
  if (abatement) diagnosis.abatement = abatement;
  if (recorded) diagnosis.recorded = recorded;
  if (onset) diagnosis.onset = onset;
  return diagnosis;
}

/** The value of a pathology Observation (histology and behaviour) as a diagnosis. */
export function observationDiagnosis({ reference, resource, disputed }: Entry, zone: string): Diagnosis | undefined {
  const standing = standingOf(resource);
  const when = effective(resource, zone);
  if (!standing || !resource.valueCodeableConcept) return undefined;
  const recorded = latestPeriod(when?.period, periodOf(resource.issued, zone));
  return {
    concepts: [resource.valueCodeableConcept],
    keys: keysOf(resource.valueCodeableConcept),
    bodySites: [],
    tentative: standing === 'preliminary' || disputed !== undefined,
    clinicallyActive: true,
    endKnownLater: false,
    ...(recorded ? { recorded } : {}),
    since: when?.text ?? '',
    source: {
      reference,
      recordedAt: when?.text ?? '',
      asRecorded: asRecorded(resource),
      status: disputed ?? String(resource.status),
    },
  };
}

/** How a verification status falls short of "confirmed": a word that is not understood does not confirm anything. */
function doubtOf(verification: readonly string[]): string | undefined {
  const tentative = verification.find((code) => TENTATIVE.includes(code));
  return verification.some((code) => code.startsWith('confirmed')) ? tentative : (tentative ?? verification[0]);
}

/** Whether a diagnosis was recorded and had begun at `asOf`; without dates it is taken as known. */
export const isDiagnosedAt = ({ recorded, onset }: Diagnosis, asOf: number): boolean =>
  (recorded?.start ?? 0) <= asOf && (onset?.start ?? 0) <= asOf;

/** Active at `asOf`: its status says so and it has not ended; or it is stored as ended, but ended only later. */
export function isActiveAt(diagnosis: Diagnosis, asOf: number): boolean {
  const { clinicallyActive, unclearStatus, abatement, endKnownLater } = diagnosis;
  if (unclearStatus !== undefined) return false;
  if (!abatement) return clinicallyActive;
  return abatement.start > asOf && (clinicallyActive || endKnownLater);
}

/** Whether a record was stored after a time it speaks of. */
function isStoredAfter(resource: Json, { start }: Period, zone: string): boolean {
  const stored = periodOf(asObject(resource.meta)?.lastUpdated, zone);
  return stored !== undefined && stored.end >= start;
}

/** "Resolved last spring": an end in words, without a date to compare. */
const saysAbated = (resource: Json): boolean =>
  Object.keys(resource).some((key) => key.startsWith('abatement') && resource[key] !== false);

const histologies = (resource: Json): readonly unknown[] =>
  asList(resource.extension)
    .filter((extension) => extension.url === HISTOLOGY_EXTENSION)
    .map((extension) => extension.valueCodeableConcept);

function codedText(resource: Json): string {
  const [first] = codings(resource.code);
  const text = conceptText(resource.code);
  return first && text !== first.code ? `${text} (${first.code})` : text;
}

/** A result was known neither before it was true nor before it was issued. */
const latestPeriod = (a: Period | undefined, b: Period | undefined): Period | undefined =>
  a && b ? (a.start > b.start ? a : b) : (a ?? b);
