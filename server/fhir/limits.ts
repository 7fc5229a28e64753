/** How far one reading of a patient's record may go. Times in milliseconds. */
export interface Limits {
  /** For the whole record, all searches and pages together. */
  readonly deadlineMs: number;
  /** For one request. */
  readonly requestMs: number;
  /** Wait before the one repetition after 429 or 503, where the server names none. */
  readonly retryMs: number;
  /** Pages of one search, counted over a restart. */
  readonly pages: number;
  /** Entries of one search. */
  readonly entries: number;
  /** Characters of JSON of one search. */
  readonly characters: number;
}

/** One request may take so much of the time for all, so that one that hangs leaves time to say so. */
const SHARE_OF_ONE = 0.8;

/** @param seconds for the whole record */
export const limitsWithin = (seconds: number): Pick<Limits, 'deadlineMs' | 'requestMs'> => ({
  deadlineMs: seconds * 1000,
  requestMs: seconds * 1000 * SHARE_OF_ONE,
});

export const DEFAULT_LIMITS: Limits = {
  ...limitsWithin(10),
  retryMs: 500,
  pages: 50,
  entries: 20_000,
  characters: 64 * 2 ** 20,
};
