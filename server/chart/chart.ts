import { conditionDiagnosis, type Diagnosis, observationDiagnosis } from './diagnoses.ts';
import { sortEntries } from './entries.ts';
import { histologyResults } from './inputs/histology.ts';
import { MEASURED } from './inputs/index.ts';
import { type DoneProcedure, doneProcedure } from './inputs/procedures.ts';
import type { MeasuredId } from './measuredInput.ts';
import { type Entry, observationReadings } from './observations.ts';
import type { Readings } from './reading.ts';
import { liverTumors, type Tumor } from './tumors.ts';
import { inAny } from './valueSet.ts';

/** A patient's record, read but not yet judged: every value that some input reads, whenever it was true. */
export interface Chart {
  readonly patient: Entry | undefined;
  readonly zone: string;
  readonly measured: Readonly<Record<MeasuredId, Readings>>;
  readonly diagnoses: readonly Diagnosis[];
  readonly procedures: readonly DoneProcedure[];
  readonly tumors: readonly Tumor[];
  /** References of resources that name another patient: never read. */
  readonly foreign: readonly string[];
}

/**
 * Reads FHIR R4 resources, as they come, into a chart. Never throws: what is malformed is not read.
 *
 * @param zone IANA time zone in which dates without a time are days
 * @param patientId logical id of the patient; without it, the first Patient among the resources
 */
export function readChart(resources: readonly unknown[], zone: string, patientId?: string): Chart {
  const entries = sortEntries(resources, patientId);
  const observations = entries.of('Observation');
  const results = observations.filter(({ resource }) => inAny([histologyResults], resource.code));
  const measured = MEASURED.map(({ id, valueSets, read }) => [
    id,
    observationReadings(observations, valueSets, read, zone),
  ]);
  return {
    patient: entries.patient,
    zone,
    measured: Object.fromEntries(measured),
    diagnoses: [
      ...entries.of('Condition').flatMap((entry) => conditionDiagnosis(entry, zone) ?? []),
      ...results.flatMap((entry) => observationDiagnosis(entry, zone) ?? []),
    ],
    procedures: entries.of('Procedure').flatMap((entry) => doneProcedure(entry, zone) ?? []),
    tumors: liverTumors(entries.of('BodyStructure'), observations, zone),
    foreign: entries.foreign,
  };
}
