import type { KeptKeys } from './keptKeys.ts';
import type { WantedPatients } from './wantedPatients.ts';

/** Whose lines are collected, and which of them. */
export interface Collection {
  /** Whether lines are told of that cannot be read: those at which nobody looks who looks for patients. */
  readonly tellsBad?: boolean;
  readonly patients: WantedPatients;
  /** Patients from this index on are only counted: of them no results are read. */
  readonly countedFrom: number;
  readonly table: ReadonlyMap<number, number>;
  /** Whose lines were kept before: of those resources every other line is kept now, whomever it names, and none else. */
  readonly versions?: KeptKeys;
  /** Some of those keys are made of numbers of a server, others of those of a Bundle. */
  readonly isMixed?: boolean;
}
