import type { Count } from './tally.ts';

/** A line, or a file, that could not be read or used. */
export interface BadLine {
  /** Relative to the folder that was read. */
  readonly file: string;
  /** From 1; `null` when it is the file as a whole. */
  readonly line: number | null;
  readonly because: string;
}

/** What was read, and what could not be. */
export interface Reading {
  readonly files: number;
  readonly lines: number;
  /** Of a file with very many only the first, and how many more there are. */
  readonly bad: readonly BadLine[];
  /** All of them, whether named or not. */
  readonly badCount: number;
  /**
   * Places - lines, files, kinds of record that a server kept back - in which a treatment of a patient may stand who may be
   * of the population: the number of cases may be too small by them. `null` when it is withheld because it is small.
   */
  readonly unreadTreatments: Count;
  /**
   * Resources, of those that were read for a patient, that are of another one by the version that counts: they count for that
   * one only. `null` when it is withheld because it is small.
   */
  readonly movedResources: Count;
  /** Where a server exported it: the moment of which it is, as the server says, and how many resources it says were deleted. */
  readonly exported?: { readonly transactionTime: string; readonly deleted: number };
}
