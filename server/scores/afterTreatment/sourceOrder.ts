import type { Source } from '../../chart/fact.ts';

/** An order of sources that does not depend on the order of the record. */
export const bySource = (a: Source, b: Source): number =>
  a.recordedAt.localeCompare(b.recordedAt) ||
  a.reference.localeCompare(b.reference) ||
  a.asRecorded.localeCompare(b.asRecorded);
