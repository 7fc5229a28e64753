import type { Endpoints } from '../endpoints.ts';
import type { Records } from '../patients/records.ts';

export interface FhirRequest {
  readonly method: string;
  /** Path below the FHIR base, without a leading slash: "Observation", "Patient/p1", "Observation/_search". */
  readonly path: string;
  /** Parameters of the address and, for `POST _search`, of the form. */
  readonly parameters: URLSearchParams;
  /** Authorization header. */
  readonly authorization?: string | undefined;
  /** The resource of a create, as it came. */
  readonly body?: string | undefined;
  /** If-None-Exist header: the search that must find nothing. */
  readonly ifNoneExist?: string | undefined;
}

/** What a valid access token allows. */
export interface Access {
  /** Undefined for a user who signed in without a patient. */
  readonly patientId: string | undefined;
  readonly scope: string;
}

export interface FhirServer {
  readonly endpoints: Endpoints;
  readonly records: Records;
  /** Undefined for a token that is unknown, expired or revoked. */
  readonly findAccess: (token: string) => Promise<Access | undefined>;
}
