import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures, FollowUpFigures } from '../../../audit/caseFigures.ts';
import type { FollowUpState } from '../../../audit/followUp.ts';
import type { Count } from '../../../audit/tally.ts';
import { measuredInput } from '../../../chart/inputs/index.ts';
import { GRADED_IDS } from '../../../scores/ctcae/terms/index.ts';
import { openingNumber } from './numbers.ts';

/** A count, and whether a case is one of those counted. */
type Row = readonly [text: string, count: Count, is: (found: FollowUpFigures) => boolean];

/** Three months after liver-directed treatments: whether anything was recorded, how it graded, and the change of MELD. */
export function followUpSection({ followUp, plan }: AuditReport, cases: readonly CaseFigures[]): string {
  const { from, to } = plan.policy.followUpDays;
  const numbers = (is: Row[2]): readonly number[] =>
    cases.flatMap((each, index) => (each.followUp && is(each.followUp) ? [index + 1] : []));
  const rows = [...states(followUp), ...ofDone(followUp).map(([text, count, is]): Row => [text, count, among(is)])].map(
    ([text, count, is]) => `<tr><th scope="row">${text}<td class="n">${openingNumber(count, numbers(is))}</tr>`,
  );
  return `<section id="follow-up"><h2>Three months after liver-directed treatment</h2><p class="lead">Laboratory values nearest to three months, ${from} to ${to} days after (site policy): ${COMPARED}. One of them, or a response by RECIST, is something recorded; all of them are a complete laboratory follow-up. Deaths are those of the Patient resource. A grade describes the value; it does not say what caused it.</p><table class="facts">${rows.join('')}</table></section>`;
}

const COMPARED = GRADED_IDS.map((id) => measuredInput(id).title).join(', ');

/** What came of each treatment that is followed, one of these. */
function states({ done, notDone, notYet, died, diedUnknownWhen }: AuditReport['followUp']): readonly Row[] {
  const inState = (wanted: FollowUpState) => (found: FollowUpFigures) => found.state === wanted;
  return [
    ['Something recorded in the window', done, inState('done')],
    ['Died before the window ended, nothing recorded in it', died, inState('died')],
    ['Nothing recorded; died, not known whether before its end', diedUnknownWhen, inState('died-unknown-when')],
    ['Nothing recorded in the window', notDone, inState('not-done')],
    ['Window not over yet', notYet, inState('not-yet')],
  ];
}

const among = (is: Row[2]) => (found: FollowUpFigures) => found.state === 'done' && is(found);

/** Of those with something recorded. */
function ofDone({ laboratory, otherTreatment, grades, notGraded, meld }: AuditReport['followUp']): readonly Row[] {
  const change = (is: (points: number) => boolean) => (found: FollowUpFigures) =>
    found.meldChange !== null && is(found.meldChange);
  return [
    [
      'Of those with something recorded: complete laboratory follow-up',
      laboratory.complete,
      ({ isComplete }) => isComplete,
    ],
    ['Another treatment of the liver in between', otherTreatment.some, ({ hasOther }) => hasOther],
    ...grades.map(
      (count, grade): Row => [`Worst CTCAE v5.0 grade ${grade}`, count, ({ worstGrade }) => worstGrade === grade],
    ),
    ['No result could be graded', notGraded, ({ worstGrade }) => worstGrade === null],
    ['MELD increased', meld.increased, change((points) => points > 0)],
    ['MELD stable or decreased', meld.stableOrDecreased, change((points) => points <= 0)],
    ['MELD change not computable', meld.notComputable, ({ meldChange }) => meldChange === null],
  ];
}
