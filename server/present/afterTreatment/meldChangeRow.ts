import type { MeldChange } from '../../scores/afterTreatment/meldChange.ts';
import { anticoagulantNotes } from '../../scores/anticoagulants.ts';
import { plainUnits } from '../figure.ts';
import type { Moment } from '../moment.ts';
import { plainDates } from '../plainDates.ts';
import { type ScoreRow, scoreRow } from '../scoreRows.ts';

/** MELD before and about three months after a treatment. */
export interface MeldChangeRow {
  readonly version: string;
  /** "6 before, 11 after", "change not computable" */
  readonly short: string;
  /** "6 before, 11 after: 5 points higher", or why there is no change to show. */
  readonly summary: string;
  /** What to know of the INR in it; `null` when no anticoagulant is recorded. */
  readonly anticoagulants: string | null;
  readonly scores: readonly { readonly when: string; readonly score: ScoreRow }[];
  readonly citation: string;
}

export function meldChangeRow(
  { baseline, followUp, change, notComputable, anticoagulants }: MeldChange,
  moment: Moment,
): MeldChangeRow {
  const short = change === null ? 'change not computable' : `${baseline.value} before, ${followUp.value} after`;
  return {
    version: baseline.version,
    short,
    summary:
      change === null ? plainDates(plainUnits(notComputable ?? short), moment.zone) : `${short}: ${changeText(change)}`,
    anticoagulants: anticoagulantNotes(anticoagulants)[0] ?? null,
    scores: [
      { when: 'Before', score: scoreRow('meld', baseline, moment) },
      { when: 'About 3 months after', score: scoreRow('meld', followUp, moment) },
    ],
    citation: baseline.citation,
  };
}

function changeText(change: number): string {
  if (change === 0) return 'no change';
  const points = Math.abs(change);
  return `${points} ${points === 1 ? 'point' : 'points'} ${change > 0 ? 'higher' : 'lower'}`;
}
