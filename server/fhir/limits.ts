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

export const DEFAULT_LIMITS: Limits = {
  deadlineMs: 10_000,
  requestMs: 8_000,
  retryMs: 500,
  pages: 50,
  entries: 20_000,
  characters: 64 * 2 ** 20,
};
