import type { TreatmentComparison } from '../scores/afterTreatment/afterTreatment.ts';
import { dayOfInstant } from '../scores/afterTreatment/days.ts';
import type { OtherTreatment } from '../scores/afterTreatment/otherTreatments.ts';
import type { Session } from '../scores/afterTreatment/session.ts';
import type { Grade } from '../scores/ctcae/grade.ts';
import type { ResponseCategory } from '../scores/recist.ts';
import type { Death } from './deathOf.ts';
import { isPartOfAnother } from './partOfAnother.ts';

/**
 * `done`: something was recorded in the window. Otherwise `died`: before the window ended; `died-unknown-when`: the record does
 * not say whether before or after its end; `not-yet`: the window is still open or has not begun, so nothing was missed.
 */
export const FOLLOW_UP_STATES = ['done', 'died', 'died-unknown-when', 'not-done', 'not-yet'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** What was found about three months after a liver-directed treatment. */
export interface FollowUp {
  readonly state: FollowUpState;
  /** First and last calendar day that counts, and why. */
  readonly window: { readonly from: string; readonly to: string; readonly because: string };
  /** Every value that is compared (`GRADED_IDS`) has a usable result in the window. */
  readonly isComplete: boolean;
  /** Of the compared values those without one, by their titles. */
  readonly missing: readonly string[];
  /** The gradable results, by CTCAE v5.0; a grade says nothing of the cause. */
  readonly grades: readonly { readonly term: string; readonly grade: Grade; readonly by: string }[];
  /** `null` when no result could be graded. */
  readonly worstGrade: Grade | null;
  readonly meldChange: number | null;
  /** Why there is no change; "" when there is one. */
  readonly meldNotComputable: string;
  readonly recist: ResponseCategory | null;
  /** Other procedures on the liver from the day of the treatment to the follow-up, oldest first: they may show in it. */
  readonly otherTreatments: readonly OtherTreatment[];
  /** A death before the window ended, or perhaps before: the date as recorded, "" without one; `null` when none is known. */
  readonly died: string | null;
}

/** What a follow-up is read with besides the treatments of its patient. */
export interface FollowUpCircumstances {
  readonly death: Death | undefined;
  /** Epoch milliseconds */
  readonly until: number;
  /** IANA */
  readonly zone: string;
}

/** The follow-up of one treatment among those of its patient; `null` for a resection, for which the series states none. */
export function followUpOf(
  session: Session,
  treatments: readonly TreatmentComparison[],
  circumstances: FollowUpCircumstances,
): FollowUp | null {
  const found = treatments.find((each) => each.session.day === session.day && each.session.kind === session.kind);
  return found ? followUp(found, circumstances) : null;
}

function followUp(found: TreatmentComparison, circumstances: FollowUpCircumstances): FollowUp {
  const { window, laboratory, meld, recist } = found;
  const grades = laboratory.flatMap(({ grade }) =>
    grade.gradable ? [{ term: grade.term, grade: grade.grade, by: grade.by }] : [],
  );
  const missing = laboratory.filter((each) => !each.followUp.known).map(({ title }) => title);
  const isDone = recist.known || missing.length < laboratory.length;
  const died = diedBy(found, circumstances);
  const { from, to, because } = window;
  return {
    state: isDone ? 'done' : (died ?? (window.state === 'closed' ? 'not-done' : 'not-yet')),
    window: { from, to, because },
    isComplete: missing.length === 0,
    missing,
    grades,
    worstGrade: grades.reduce<Grade | null>(
      (worst, { grade }) => (worst === null || grade > worst ? grade : worst),
      null,
    ),
    meldChange: meld.change,
    meldNotComputable: meld.notComputable ?? '',
    recist: recist.known ? recist.value.category : null,
    otherTreatments: treatmentsSince(found),
    died: died ? (circumstances.death?.recorded ?? '') : null,
  };
}

/** Whether the patient died before the window ended, as far as the record tells; `null` when not. */
function diedBy(
  { window, session }: TreatmentComparison,
  { death, until, zone }: FollowUpCircumstances,
): 'died' | 'died-unknown-when' | null {
  if (!death) return null;
  // Whoever has died by a day on which the window was still open died before it ended.
  if (window.state !== 'closed') return isBefore(session, death, zone) ? 'died-unknown-when' : 'died';
  if (!death.period || isBefore(session, death, zone)) return 'died-unknown-when';
  const [first, last] = [death.period.start, Math.min(death.period.end, until)].map((at) => dayOfInstant(at, zone));
  if (first === undefined || first > window.to) return null;
  return last !== undefined && last <= window.to ? 'died' : 'died-unknown-when';
}

/** Nobody is treated who has died: one of the two dates is wrong. */
const isBefore = ({ day }: Session, { period }: Death, zone: string): boolean =>
  period !== undefined && dayOfInstant(period.end, zone) < day;

const treatmentsSince = ({ session, otherTreatments }: TreatmentComparison): readonly OtherTreatment[] =>
  otherTreatments.filter(
    (each) => each.daysFromTreatment >= 0 && !isPartOfAnother(each, [session, ...otherTreatments]),
  );
