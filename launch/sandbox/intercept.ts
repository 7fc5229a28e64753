import type { Reply } from './reply.ts';

export interface InterceptedRequest {
  readonly method: string;
  readonly path: string;
  /** Resource type, when the request goes to the FHIR server. */
  readonly type?: string;
  readonly search: URLSearchParams;
}

/**
 * Switches faults on: whatever it returns is sent in place of the sandbox's own answer. A promise that never settles is a server that hangs.
 */
export type Intercept = (request: InterceptedRequest) => Reply | undefined | Promise<Reply | undefined>;
