import type { Population } from '../criteria/verdict.ts';
import { compareTexts } from './compareTexts.ts';
import type { TreatedCase } from './treatedCase.ts';

/** A treatment of the period that is no case, because its patient was not, or not certainly, of the population. */
export interface LeftOut {
  /** Logical id of the Patient. */
  readonly patientId: string;
  /** Its first procedure, "Procedure/7". */
  readonly procedure: string;
  /** Calendar day of the site. */
  readonly day: string;
  readonly because: string;
}

export const leftOut = (patientId: string, { session }: TreatedCase, { because }: Population): LeftOut => ({
  patientId,
  procedure: session.sources[0].reference,
  day: session.day,
  because,
});

/** No two are equal in it. */
export const byDay = (a: LeftOut, b: LeftOut): number =>
  compareTexts(a.day, b.day) || compareTexts(a.patientId, b.patientId) || compareTexts(a.procedure, b.procedure);
