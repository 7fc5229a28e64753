import type { FhirFailure } from './fhirFailure.ts';
import { isRestricted } from './operationOutcome.ts';

const withStatus = (words: string, { status }: FhirFailure): string =>
  status === undefined ? words : `${words} (${status})`;

function timeoutReason({ afterMs }: FhirFailure): string {
  return afterMs === undefined
    ? 'the EHR did not answer in time'
    : `the EHR did not answer within ${afterMs / 1000} seconds`;
}

const askedToWait = ({ until }: FhirFailure): string =>
  until === undefined ? '' : ` and asked to wait; LiverMet asks again from ${until}`;

function leftAloneReason({ until }: FhirFailure): string {
  return until === undefined
    ? 'the EHR did not answer several times, so it was left alone for a few seconds'
    : `the EHR asked to wait; LiverMet asks again from ${until}`;
}

function statusReason(failure: FhirFailure): string {
  const status = failure.status ?? 0;
  if (status === 429) return withStatus('the EHR is too busy', failure) + askedToWait(failure);
  if (status === 503) return withStatus('the EHR is not available at the moment', failure) + askedToWait(failure);
  if (status >= 500) return withStatus('the EHR reported an internal error', failure);
  return withStatus('the EHR rejected the query', failure);
}

const OFTEN_LACKING = ['BodyStructure', 'MedicationRequest', 'MedicationAdministration', 'AllergyIntolerance'];

/** Why a request failed, in words for the clinician, without address or patient data. */
export function failureReason(failure: FhirFailure): string {
  if (isRestricted(failure.issueCodes)) return withStatus('the EHR restricts this record (break-the-glass)', failure);
  switch (failure.kind) {
    case 'timeout':
      return timeoutReason(failure);
    case 'network':
      return 'the connection to the EHR failed';
    case 'refused':
      return withStatus('the EHR refused access', failure);
    case 'left-alone':
      return leftAloneReason(failure);
    case 'not-sent':
      return 'the EHR neither sent it along nor gave access to it';
    case 'not-fhir':
      return 'the EHR sent an answer that cannot be read';
    case 'status':
      return statusReason(failure);
  }
}

/**
 * Whether a failed search means that the server has no such kind of record at all. "Not found" says so of kinds that many
 * servers lack; of diagnoses or results it is a fault.
 */
export function isNotOffered({ status, issueCodes }: FhirFailure, resourceType: string): boolean {
  return (
    (status === 404 && OFTEN_LACKING.includes(resourceType)) ||
    status === 405 ||
    status === 501 ||
    (status === 400 && issueCodes.includes('not-supported'))
  );
}
