import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';

type IssueCode = OperationOutcomeIssue['code'];

/** A FHIR request that is refused; the answer is the OperationOutcome. */
export class FhirRefusal extends Error {
  override readonly name = 'FhirRefusal';
  readonly status: number;
  readonly outcome: OperationOutcome;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: IssueCode, diagnostics: string, headers: Readonly<Record<string, string>> = {}) {
    super(diagnostics);
    this.status = status;
    this.outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
    this.headers = headers;
  }
}
