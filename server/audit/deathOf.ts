import { sortEntries } from '../chart/entries.ts';
import { asObject, asText, type Json } from '../chart/json.ts';
import { type Period, periodOf } from '../chart/time.ts';
import { versionsAt } from '../chart/versionsAt.ts';

/** That a patient has died, as the Patient resource says. */
export interface Death {
  /** "2026-02-06"; "" when no date is recorded, or two versions contradict each other. */
  readonly recorded: string;
  readonly period?: Period;
}

/**
 * `undefined` when no death is known. A date tells itself by when it was known; that somebody has died at all, without a date,
 * is known from when the resource was stored.
 *
 * @param until epoch milliseconds: what was not known by then is not read
 */
export function deathOf(
  resources: readonly unknown[],
  patientId: string,
  until: number,
  zone: string,
): Death | undefined {
  const patients = resources.filter((each) => isPatient(asObject(each), patientId));
  const known = versionsAt(patients, until, zone);
  const { patient } = sortEntries(known, patientId);
  if (patient?.disputed === undefined) return readDeath(patient?.resource, until, zone);
  const any = known.some((each) => readDeath(asObject(each), until, zone) !== undefined);
  return any ? { recorded: '' } : undefined;
}

const isPatient = (resource: Json | undefined, id: string): boolean =>
  resource?.resourceType === 'Patient' && asText(resource.id) === id;

function readDeath(patient: Json | undefined, until: number, zone: string): Death | undefined {
  const recorded = asText(patient?.deceasedDateTime);
  const period = periodOf(recorded, zone);
  if (recorded !== undefined && period) return period.start <= until ? { recorded, period } : undefined;
  const stored = periodOf(asObject(patient?.meta)?.lastUpdated, zone);
  const isDead = patient?.deceasedBoolean === true || recorded !== undefined;
  return isDead && (stored?.start ?? Number.NEGATIVE_INFINITY) <= until ? { recorded: '' } : undefined;
}
