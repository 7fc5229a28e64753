import { type Administration, administration } from './administrations.ts';
import { type Allergy, allergy } from './allergies.ts';
import { conditionDiagnosis, type Diagnosis, observationDiagnosis } from './diagnoses.ts';
import { sortEntries } from './entries.ts';
import { type Anastomosis, biliaryEntericAnastomosis } from './inputs/biliaryAnastomosis.ts';
import { histologyResults } from './inputs/histology.ts';
import { MEASURED } from './inputs/index.ts';
import { type DoneProcedure, doneProcedure } from './inputs/procedures.ts';
import { type AssessedResponse, assessedResponses } from './inputs/recistResponse.ts';
import { type StatedMargin, statedMargins } from './inputs/resectionMargin.ts';
import type { MeasuredId } from './measuredInput.ts';
import { type MedicationOrder, medicationOrder } from './medicationOrders.ts';
import { byCode, type Entry, type Observations, observationReadings, observationsOf } from './observations.ts';
import type { Readings } from './reading.ts';
import { liverTumors, type Tumor } from './tumors.ts';

/** A patient's record, read but not yet judged: every value that some input reads, whenever it was true. */
export interface Chart {
  readonly patient: Entry | undefined;
  readonly zone: string;
  readonly measured: Readonly<Record<MeasuredId, Readings>>;
  readonly diagnoses: readonly Diagnosis[];
  readonly procedures: readonly DoneProcedure[];
  readonly anastomoses: readonly Anastomosis[];
  readonly tumors: readonly Tumor[];
  readonly responses: readonly AssessedResponse[];
  readonly margins: readonly StatedMargin[];
  readonly orders: readonly MedicationOrder[];
  readonly administrations: readonly Administration[];
  readonly allergies: readonly Allergy[];
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
  const observations = byCode(entries.of('Observation'));
  const medications = entries.of('Medication');
  return {
    patient: entries.patient,
    zone,
    measured: observations.size === 0 ? NOTHING_MEASURED : measuredIn(observations, zone),
    diagnoses: [
      ...entries.of('Condition').flatMap((entry) => conditionDiagnosis(entry, zone) ?? []),
      ...observationsOf(observations, [histologyResults]).flatMap((entry) => observationDiagnosis(entry, zone) ?? []),
    ],
    procedures: entries.of('Procedure').flatMap((entry) => doneProcedure(entry, zone) ?? []),
    anastomoses: entries.of('Procedure').flatMap((entry) => biliaryEntericAnastomosis(entry, zone) ?? []),
    tumors: liverTumors(entries.of('BodyStructure'), observations, zone),
    responses: assessedResponses(observations, zone),
    margins: statedMargins(observations, zone),
    orders: entries.of('MedicationRequest').flatMap((entry) => medicationOrder(entry, medications, zone) ?? []),
    administrations: entries
      .of('MedicationAdministration')
      .flatMap((entry) => administration(entry, medications, zone) ?? []),
    allergies: entries.of('AllergyIntolerance').flatMap((entry) => allergy(entry, zone) ?? []),
    foreign: entries.foreign,
  };
}

function measuredIn(observations: Observations, zone: string): Chart['measured'] {
  const measured: Record<MeasuredId, Readings> = { ...NOTHING_MEASURED };
  for (const input of MEASURED) measured[input.id] = observationReadings(observations, input, zone);
  return measured;
}

/** Many patients are only counted, without any result. */
const NOTHING_MEASURED = Object.fromEntries(
  MEASURED.map((input) => [input.id, observationReadings(new Map(), input, 'UTC')]),
) as Chart['measured'];
