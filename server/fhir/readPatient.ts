import type { Gap } from '../chart/gap.ts';
import { asObject, type Json } from '../chart/json.ts';
import { distinctVersions } from './distinctVersions.ts';
import { failureReason, isNotOffered } from './failureReason.ts';
import { FhirFailure } from './fhirFailure.ts';
import type { FhirPort } from './fhirPort.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { meaningOfOutcome } from './operationOutcome.ts';
import { type Found, readPages } from './pageLoop.ts';
import { type Search, type SearchOptions, searchesFor } from './searches.ts';
import { startWave, type Wave } from './wave.ts';

/** What an EHR told about one patient, and what it did not. */
export interface PatientRecord {
  /** FHIR R4 resources of this patient only, each version once. */
  readonly resources: readonly unknown[];
  readonly gaps: readonly Gap[];
  /** ISO instant at which the reading began: later changes may be missing. */
  readonly readAt: string;
}

export interface ReadOptions extends Pick<SearchOptions, 'localCodes'> {
  readonly limits?: Partial<Limits>;
  readonly now?: () => Date;
  /** Only who the patient is: the Patient resource, and nothing of the chart. */
  readonly patientAlone?: boolean;
}

/**
 * Reads everything the engine needs about one patient in one wave of parallel searches. Resolves within the deadline
 * whatever the server does: a search that fails, is refused or is cut short becomes a gap naming the inputs it feeds, and
 * leaves the other searches alone.
 */
export async function readPatient(
  port: FhirPort,
  patientId: string,
  options: ReadOptions = {},
): Promise<PatientRecord> {
  const readAt = (options.now?.() ?? new Date()).toISOString();
  const wave = startWave(port, { ...DEFAULT_LIMITS, ...options.limits });
  try {
    const answers = await Promise.all(
      searchesFor(patientId, options)
        .filter(({ kind }) => !options.patientAlone || kind === 'read')
        .map(async (search) => ({
          search,
          found: await ask(wave, search, patientId, port.baseUrl),
        })),
    );
    return {
      resources: distinctVersions(answers.flatMap(({ found }) => found.resources)),
      gaps: answers.flatMap(({ search, found }) => gapOf(search, found)),
      readAt,
    };
  } finally {
    wave.close();
  }
}

const ask = (wave: Wave, { kind, path, resourceType }: Search, patientId: string, baseUrl: string): Promise<Found> =>
  kind === 'read' ? readById(wave, path, patientId) : readPages(wave, path, { resourceType, patientId, baseUrl });

async function readById(wave: Wave, path: string, patientId: string): Promise<Found> {
  try {
    const patient = asObject(await wave.get(path));
    const problem = problemWithPatient(patient, patientId);
    return { resources: patient && !problem ? [patient] : [], incomplete: problem };
  } catch (error) {
    if (!(error instanceof FhirFailure)) throw error;
    const isMissing = error.status === 404 || error.status === 410;
    const reason = isMissing ? `the EHR does not have this patient (${error.status})` : failureReason(error);
    return { resources: [], incomplete: reason };
  }
}

function problemWithPatient(body: Json | undefined, patientId: string): string | undefined {
  if (body?.resourceType === 'OperationOutcome')
    return meaningOfOutcome(body).reason || 'the EHR sent a message instead of the patient';
  if (body?.resourceType !== 'Patient') return failureReason(new FhirFailure('not-fhir'));
  return body.id === patientId ? undefined : 'the EHR sent another patient, who was left out';
}

function gapOf({ query, feeds, resourceType }: Search, { incomplete, failure }: Found): readonly Gap[] {
  if (incomplete === undefined) return [];
  if (!failure || !isNotOffered(failure, resourceType)) return [{ query, reason: incomplete, feeds }];
  return [{ query, reason: `this EHR does not offer ${query}`, feeds, notOffered: true }];
}
