import type { Json } from '../chart/json.ts';
import type { FhirFailure } from './fhirFailure.ts';

/** A resource to be created at most once. */
export interface CreateRequest {
  readonly resourceType: string;
  readonly resource: Json;
  /** Search that must find nothing, for the If-None-Exist header: "identifier=system|value". */
  readonly ifNoneExist: string;
}

/** What came of it. Without an answer nobody knows whether the server has stored the resource. */
export type CreateAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly location: string | undefined;
      readonly body: unknown;
    }
  | { readonly kind: 'no-answer'; readonly failure: FhirFailure }
  | { readonly kind: 'not-sent'; readonly failure: FhirFailure };

/** The one way to write into an EHR, already authorised for one launch. Never rejects, never repeats what may have been done. */
export interface CreatePort {
  create(request: CreateRequest, signal: AbortSignal): Promise<CreateAnswer>;
}
