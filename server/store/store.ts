import type { Answer } from '../chart/answer.ts';

/** A launch between the EHR's call and its callback. */
export interface PendingLaunch {
  readonly state: string;
  readonly siteId: string;
  /** SHA-256 (base64url) of the secret in the browser's cookie. */
  readonly browserHash: string;
  /** Encrypted at rest by the store, as is `nonce`. */
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly tokenEndpoint: string;
  /** ISO instant, as is every time in this file. */
  readonly createdAt: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  readonly expiresAt: string;
  readonly scope: string;
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
  readonly tokens: Tokens;
  readonly createdAt: string;
}

/** A CDS Hooks card that was given to an EHR. */
export interface GivenCard {
  readonly uuid: string;
  readonly siteId: string;
  readonly patientId: string;
  readonly hook: string;
  /** Status of each therapy it spoke of, by therapy id. */
  readonly statuses: Readonly<Record<string, string>>;
  /** Who was looking, as the EHR names the user. */
  readonly user: string;
  readonly at: string;
}

/** What a clinician did with a card. */
export interface CardFeedback {
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly reason?: { readonly system?: string | undefined; readonly code: string } | undefined;
  readonly comment?: string | undefined;
  /** When, as the EHR says. */
  readonly at: string;
}

/** Every backend keeps this contract; one test-suite runs against each. */
export interface Store {
  savePending(pending: PendingLaunch): Promise<void>;
  /** Returns a pending launch once: a second call with the same state finds nothing. */
  takePending(state: string): Promise<PendingLaunch | undefined>;
  saveLaunch(launch: Launch): Promise<void>;
  /** Finds nothing, too, where the tokens were encrypted with another key: such a launch cannot go on. */
  findLaunch(id: string): Promise<Launch | undefined>;
  /**
   * The right to refresh the tokens of a launch, until `until` at the latest: true for one caller only, over all
   * instances that share the store, until it updates the tokens or gives the right back.
   */
  claimRefresh(id: string, now: string, until: string): Promise<boolean>;
  /** Gives the right to refresh back after a refresh that failed. */
  releaseRefresh(id: string): Promise<void>;
  /** Replaces the tokens of a launch after a refresh, and gives the right to refresh back. */
  updateTokens(id: string, tokens: Tokens): Promise<void>;
  /** Appends answers about a patient at a site. All or none. */
  addAnswers(siteId: string, patientId: string, answers: readonly Answer[]): Promise<void>;
  /** Every answer ever given about a patient at a site, oldest first; of the same instant, first added first. */
  answers(siteId: string, patientId: string): Promise<readonly Answer[]>;
  /** True the first time a key is used, over all instances that share the store; it is remembered until `until`. */
  useOnce(key: string, now: string, until: string): Promise<boolean>;
  /** Keeps the cards of one answer. All or none. */
  addCards(cards: readonly GivenCard[]): Promise<void>;
  /** Appends feedback, all or none: false, and nothing is kept, when one of the cards was not given to these sites. */
  addFeedback(siteIds: readonly string[], feedback: readonly CardFeedback[]): Promise<boolean>;
  /** The cards about a patient at a site with the feedback on each, oldest first. */
  cards(siteId: string, patientId: string): Promise<readonly (GivenCard & { feedback: readonly CardFeedback[] })[]>;
  /** Removes pending launches older than `pendingBefore` and launches older than `launchBefore`. Answers stay. */
  expire(pendingBefore: string, launchBefore: string): Promise<void>;
  close(): Promise<void>;
}
