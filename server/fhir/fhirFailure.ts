export type FhirFailureKind = 'timeout' | 'network' | 'status' | 'not-fhir' | 'refused' | 'not-sent' | 'left-alone';

interface Detail {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The Retry-After header as it came: seconds or an HTTP date. */
  readonly retryAfter?: string;
  /** How long was waited before giving up, in milliseconds. */
  readonly afterMs?: number;
  /** From when an EHR that asked to wait is asked again, as its users read it: "14:06 (Europe/Berlin)". */
  readonly until?: string;
  /** Codes of the OperationOutcome that came with the answer (`issueCodes`). Never its texts: they may name the patient. */
  readonly issueCodes?: readonly string[];
}

const WORDS: Readonly<Record<FhirFailureKind, string>> = {
  timeout: 'no answer in time',
  network: 'connection failed',
  status: 'error status',
  'not-fhir': 'answer is not FHIR',
  refused: 'access refused',
  'not-sent': 'neither sent along nor reachable',
  'left-alone': 'not asked, after failures or as the EHR wished',
};

/**
 * A request to the EHR that failed. Everything in it may be logged: the message is built from kind and status alone,
 * never from an address, a body or the error below, since each of these can carry a patient's id or data.
 */
export class FhirFailure extends Error {
  readonly kind: FhirFailureKind;
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
  readonly afterMs: number | undefined;
  readonly until: string | undefined;
  readonly issueCodes: readonly string[];

  constructor(kind: FhirFailureKind, detail: Detail = {}) {
    super(`FHIR request: ${WORDS[kind]}${detail.status === undefined ? '' : ` (${detail.status})`}`);
    this.name = 'FhirFailure';
    this.kind = kind;
    this.status = detail.status;
    this.retryAfter = detail.retryAfter;
    this.afterMs = detail.afterMs;
    this.until = detail.until;
    this.issueCodes = detail.issueCodes ?? [];
  }

  /** The same failure of an EHR that is now left alone as long as it asked. */
  withUntil(until: string): FhirFailure {
    const { status, retryAfter, issueCodes } = this;
    return new FhirFailure(this.kind, {
      ...(status === undefined ? {} : { status }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      issueCodes,
      until,
    });
  }

  /** The failure an HTTP error status stands for. */
  static ofStatus(status: number, detail: Omit<Detail, 'status'> = {}): FhirFailure {
    return new FhirFailure(status === 401 || status === 403 ? 'refused' : 'status', { ...detail, status });
  }

  /** Any error as a failure. Its message is left behind: a JSON SyntaxError quotes the body it could not read. */
  static of(error: unknown): FhirFailure {
    if (error instanceof FhirFailure) return error;
    if (error instanceof SyntaxError) return new FhirFailure('not-fhir');
    const name = error instanceof Error ? error.name : '';
    return new FhirFailure(name === 'AbortError' || name === 'TimeoutError' ? 'timeout' : 'network');
  }
}
