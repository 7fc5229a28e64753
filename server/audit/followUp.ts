import type { TreatmentComparison } from '../scores/afterTreatment/afterTreatment.ts';
import type { Session } from '../scores/afterTreatment/session.ts';
import type { Grade } from '../scores/ctcae/grade.ts';
import type { ResponseCategory } from '../scores/recist.ts';

/** What was found about three months after a liver-directed treatment. */
export interface FollowUp {
  /** `not-yet`: the window is still open or has not begun, so nothing was missed. */
  readonly state: 'done' | 'not-done' | 'not-yet';
  /** First and last calendar day that counts, and why. */
  readonly window: { readonly from: string; readonly to: string; readonly because: string };
  /** The gradable results, by CTCAE v5.0; a grade says nothing of the cause. */
  readonly grades: readonly { readonly term: string; readonly grade: Grade; readonly by: string }[];
  /** `null` when no result could be graded. */
  readonly worstGrade: Grade | null;
  readonly meldChange: number | null;
  /** Why there is no change; "" when there is one. */
  readonly meldNotComputable: string;
  readonly recist: ResponseCategory | null;
}

/** The follow-up of one treatment among those of its patient; `null` for a resection, for which the series states none. */
export function followUpOf(session: Session, treatments: readonly TreatmentComparison[]): FollowUp | null {
  const found = treatments.find((each) => each.session.day === session.day && each.session.kind === session.kind);
  return found ? followUp(found) : null;
}

function followUp({ window, laboratory, meld, recist }: TreatmentComparison): FollowUp {
  const grades = laboratory.flatMap(({ grade }) =>
    grade.gradable ? [{ term: grade.term, grade: grade.grade, by: grade.by }] : [],
  );
  const isDone = recist.known || laboratory.some(({ followUp }) => followUp.known);
  const { from, to, because } = window;
  return {
    state: isDone ? 'done' : window.state === 'closed' ? 'not-done' : 'not-yet',
    window: { from, to, because },
    grades,
    worstGrade: grades.reduce<Grade | null>(
      (worst, { grade }) => (worst === null || grade > worst ? grade : worst),
      null,
    ),
    meldChange: meld.change,
    meldNotComputable: meld.notComputable ?? '',
    recist: recist.known ? recist.value.category : null,
  };
}
