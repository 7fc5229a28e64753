import type { Answer } from '../chart/answer.ts';

/** A launch between the EHR's call and its callback. */
export interface PendingLaunch {
  readonly state: string;
  readonly siteId: string;
  /** SHA-256 (base64url) of the secret in the browser's cookie. */
  readonly browserHash: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly tokenEndpoint: string;
  readonly createdAt: string;
}

/** An open launch: one patient, one browser tab, one address. */
export interface Launch {
  readonly id: string;
  readonly siteId: string;
  readonly browserHash: string;
  readonly csrfToken: string;
  readonly patientId: string;
  /** Who launched: fhirUser, else `iss` + `sub`. */
  readonly user: string;
  /** Encrypted at rest by the store. */
  readonly tokens: {
    readonly accessToken: string;
    readonly refreshToken?: string;
    readonly expiresAt: string;
    readonly scope: string;
  };
  readonly createdAt: string;
}

/** Every backend keeps this contract; one test-suite runs against each. */
export interface Store {
  savePending(pending: PendingLaunch): Promise<void>;
  /** Returns a pending launch once: a second call with the same state finds nothing. */
  takePending(state: string): Promise<PendingLaunch | undefined>;
  saveLaunch(launch: Launch): Promise<void>;
  findLaunch(id: string): Promise<Launch | undefined>;
  /** Replaces the tokens of a launch after a refresh. */
  updateTokens(id: string, tokens: Launch['tokens']): Promise<void>;
  /** Appends answers about a patient at a site. All or none. */
  addAnswers(siteId: string, patientId: string, answers: readonly Answer[]): Promise<void>;
  /** Every answer ever given, oldest first. */
  answers(siteId: string, patientId: string): Promise<readonly Answer[]>;
  /** Removes pending launches older than `pendingBefore` and launches older than `launchBefore` (ISO instants). */
  expire(pendingBefore: string, launchBefore: string): Promise<void>;
  close(): Promise<void>;
}
