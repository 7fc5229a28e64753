import { asList, asObject, asText, type Json } from '../chart/json.ts';

/** The name space of Epic's own message codes; other vendors' numbers mean other things. */
const EPIC = 'urn:oid:1.2.840.114350.';

/** Epic message codes ("4119"), then the FHIR issue type ("suppressed"), of one issue of an OperationOutcome. */
export const codesOfIssue = (issue: Json): readonly string[] => {
  const vendor = asList(asObject(issue.details)?.coding)
    .filter(({ system }) => asText(system)?.startsWith(EPIC) ?? true)
    .map(({ code }) => asText(code));
  return [...vendor, asText(issue.code)].filter(
    (code) => code !== undefined && /^[a-z0-9-]{1,30}$/.test(code),
  ) as string[];
};

/**
 * The codes of an OperationOutcome, for `FhirFailure.issueCodes`; empty for any other body. Codes only: the texts beside
 * them may name the patient.
 */
export const issueCodes = (body: unknown): readonly string[] => {
  const outcome = asObject(body);
  return outcome?.resourceType === 'OperationOutcome' ? asList(outcome.issue).flatMap(codesOfIssue) : [];
};
