import type { Answer, AnswerId, Withdrawal } from '../chart/answer.ts';
import type { Decision } from '../criteria/decision.ts';
import type { WriteBackKind } from '../site.ts';
import type { TrailRow } from '../trail/chain.ts';
import type { TrailEntry, TrailEvent } from '../trail/trailEntry.ts';
import type { AuditRunStore } from './auditRunStore.ts';

/**
 * How a launch began, and what for: `ehr` from a patient's chart, `standalone` from the start page for a patient whom the
 * user chooses at the EHR, `quality` from there for the quality team's pages, which are about no patient.
 */
export const LAUNCH_KINDS = ['ehr', 'standalone', 'quality'] as const;
export type LaunchKind = (typeof LAUNCH_KINDS)[number];

/** A launch between the EHR's call and its callback. */
export interface PendingLaunch {
  readonly state: string;
  readonly kind: LaunchKind;
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
  /** `iss` and `sub` of the verified id_token. */
  readonly issuer: string;
  readonly subject: string;
  /** Encrypted at rest by the store. */
  readonly tokens: Tokens;
  readonly createdAt: string;
  /** When it was last used, to the minute; kept by `noteUse`. Absent as long as it was not used later than in its first minute. */
  readonly usedAt?: string | undefined;
}

/** A user who signed in without a patient. No token is kept: who it is has been proven, and nothing is read in the user's name. */
export type QualityLaunch = Omit<Launch, 'patientId' | 'tokens'>;

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

/** Feedback that a card was overridden, and the card. */
export interface OverriddenCard {
  readonly card: GivenCard;
  readonly feedback: CardFeedback;
}

/** The answers of one form. */
export interface AnswersEntry {
  /** The same form, sent twice, makes one answer. */
  readonly form: string;
  /** How many records there were of each question when the form was drawn: answers and withdrawals. None where not named. */
  readonly seen: Readonly<Partial<Record<AnswerId, number>>>;
  readonly answers: readonly Answer[];
}

/** Names one answer about a patient. */
export type AnswerName = Required<Pick<Answer, 'id' | 'form'>>;

/** `changed`: somebody else was quicker, so that the sender did not see what there is by now. Then nothing was stored. */
export type Appended = 'stored' | 'changed';

export interface PatientAnswer {
  readonly patientId: string;
  readonly answer: Answer;
}

export interface PatientDecision {
  readonly patientId: string;
  readonly decision: Decision;
}

/** Something written, or perhaps written, into an EHR. Holds no clinical data: what it was stands in the EHR. */
export interface WriteBack {
  readonly siteId: string;
  readonly patientId: string;
  /** Stands for what is written: the same thing has the same key, whoever writes it and however often. */
  readonly key: string;
  readonly kind: WriteBackKind;
  /** `sending`: begun, and not heard of since. `unknown`: the EHR did not answer. */
  readonly state: 'sending' | 'written' | 'unknown';
  /** As the EHR calls it: "Observation/7"; `null` as long as it has not said. */
  readonly reference: string | null;
  /** When and by whom it was last begun. */
  readonly at: string;
  readonly by: string;
}

export type WriteBackOutcome =
  | { readonly state: 'written'; readonly reference: string | null }
  | { readonly state: 'unknown' | 'refused' };

/** Which entries of the trail, newest first. */
export interface TrailQuery {
  readonly siteId: string;
  readonly patientId?: string | undefined;
  /** Any of these: see `userText`. */
  readonly userIds?: readonly string[] | undefined;
  /** First instant, and the first one after the span. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only entries with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * Every backend keeps this contract; one test-suite runs against each. Where a method takes an `event`, the trail gets it
 * in the same transaction: what was stored is recorded, and nothing is recorded that was not stored.
 */
export interface Store extends AuditRunStore {
  savePending(pending: PendingLaunch): Promise<void>;
  /** Returns a pending launch once: a second call with the same state finds nothing. */
  takePending(state: string): Promise<PendingLaunch | undefined>;
  saveLaunch(launch: Launch): Promise<void>;
  /** Finds nothing, too, where the tokens were encrypted with another key: such a launch cannot go on. */
  findLaunch(id: string): Promise<Launch | undefined>;
  /** The launches of a user at a site, by `iss` and `sub`, newest first; those that cannot go on are left out. */
  launchesOfUser(siteId: string, issuer: string, subject: string): Promise<readonly Launch[]>;
  /**
   * Ends it for every instance, forgets its tokens, and gives them, the newest there were, to be taken back. Nothing where
   * they cannot be read, and where it has ended before, of which the trail is not told again.
   */
  endLaunch(id: string, event: TrailEvent): Promise<Tokens | undefined>;
  /** Whose launch it is, whether or not its tokens can still be read. */
  siteOfLaunch(id: string): Promise<string | undefined>;
  saveQualityLaunch(launch: QualityLaunch): Promise<void>;
  findQualityLaunch(id: string): Promise<QualityLaunch | undefined>;
  /** Ends it for every instance: it is not found again. Of one that has ended before the trail is not told again. */
  endQualityLaunch(id: string, event: TrailEvent): Promise<void>;
  /** That a launch, of either kind, is in use. */
  noteUse(id: string, at: string): Promise<void>;
  /**
   * The right to refresh the tokens of a launch, until `until` at the latest: true for one caller only, over all
   * instances that share the store, until it updates the tokens or gives the right back.
   */
  claimRefresh(id: string, now: string, until: string): Promise<boolean>;
  /** Gives the right to refresh back after a refresh that failed. */
  releaseRefresh(id: string): Promise<void>;
  /** Replaces the tokens of a launch after a refresh, and gives the right to refresh back. False where it has ended by now. */
  updateTokens(id: string, tokens: Tokens): Promise<boolean>;
  /**
   * Appends answers about a patient at a site. All or none. Of several callers who have seen the same records of a question,
   * over all instances, one is first; the others' forms are `changed`. A form that has arrived before is `stored`.
   */
  addAnswers(siteId: string, patientId: string, entry: AnswersEntry, event: TrailEvent): Promise<Appended>;
  /** Every answer ever given about a patient at a site, oldest first; of the same instant, first added first. */
  answers(siteId: string, patientId: string): Promise<readonly Answer[]>;
  /** Every answer ever given at a site, with its patient; of one patient in the order of `answers`. */
  answersOfSite(siteId: string): Promise<readonly PatientAnswer[]>;
  /** Appends that an answer is taken back: at most once, the first stays. False when there is no such answer. */
  withdrawAnswer(
    siteId: string,
    patientId: string,
    answer: AnswerName,
    withdrawal: Withdrawal,
    event: TrailEvent,
  ): Promise<boolean>;
  /** True the first time a key is used, over all instances that share the store; it is remembered until `until`. */
  useOnce(key: string, now: string, until: string): Promise<boolean>;
  /** Keeps the cards of one answer. All or none. */
  addCards(cards: readonly GivenCard[]): Promise<void>;
  /** Appends feedback, all or none: false, and nothing is kept, when one of the cards was not given to these sites. */
  addFeedback(
    siteIds: readonly string[],
    feedback: readonly CardFeedback[],
    event: Omit<TrailEvent, 'siteId' | 'patientId'>,
  ): Promise<boolean>;
  /** The cards about a patient at a site with the feedback on each, oldest first. */
  cards(siteId: string, patientId: string): Promise<readonly (GivenCard & { feedback: readonly CardFeedback[] })[]>;
  /** Every card of a site that was overridden, in the order in which the EHR said so. */
  overridesOfSite(siteId: string): Promise<readonly OverriddenCard[]>;
  /**
   * Appends a decision about a patient at a site; none is ever changed or removed.
   *
   * @param seen how many there were when the form was drawn: see `addAnswers`
   */
  addDecision(
    siteId: string,
    patientId: string,
    decision: Decision,
    seen: number,
    event: TrailEvent,
  ): Promise<Appended>;
  /** Every decision about a patient at a site, in the order in which they were added. */
  decisions(siteId: string, patientId: string): Promise<readonly Decision[]>;
  /** Every decision of a site made in a span of time, oldest first; `to` is the first instant after it. */
  decisionsOfSite(siteId: string, from: string, to: string): Promise<readonly PatientDecision[]>;
  /**
   * The right to write something: true for one caller only, over all instances that share the store. What was begun before
   * and did not come to an end is begun anew by whoever names when that was (`beganAt`).
   */
  claimWriteBack(begun: Omit<WriteBack, 'state' | 'reference'>, beganAt?: string): Promise<boolean>;
  /** What came of it. What was refused is forgotten, so that it can be tried again; what was written stays written. */
  settleWriteBack(siteId: string, patientId: string, key: string, outcome: WriteBackOutcome): Promise<void>;
  /** Everything written about a patient at a site, or begun, oldest first. */
  writeBacks(siteId: string, patientId: string): Promise<readonly WriteBack[]>;
  /** Adds to the trail: the promise is kept once the entry lasts. Entries of all instances make one chain. */
  record(event: TrailEvent): Promise<void>;
  trail(query: TrailQuery): Promise<readonly TrailEntry[]>;
  /** The chain itself, of all sites, in its order: from after a number, or from whatever stands first. */
  trailRows(after: number | undefined, limit: number): Promise<readonly TrailRow[]>;
  /** Resolves when something could be written now; rejects with StoreAway. Nothing is. */
  ready(): Promise<void>;
  /** Removes pending launches older than `pendingBefore` and launches of both kinds older than `launchBefore`. Answers and decisions stay. */
  expire(pendingBefore: string, launchBefore: string): Promise<void>;
  close(): Promise<void>;
}
