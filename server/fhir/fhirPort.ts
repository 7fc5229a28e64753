/**
 * The one way to an EHR's FHIR server, already authorised for one launch.
 *
 * `path` is relative to `baseUrl` ("Condition?patient=p1"), or an absolute address below `baseUrl` (the `next` link of a
 * page, verbatim). Resolves to the parsed JSON body, or to the text of a body that is not JSON. Rejects with a
 * `FhirFailure` and nothing else; stops the request when `signal` aborts. Neither retries nor follows links or redirects
 * to another origin: the reader checks where a link leads, and lets every read share one deadline.
 */
export interface FhirPort {
  readonly baseUrl: string;
  get(path: string, signal: AbortSignal): Promise<unknown>;
}
