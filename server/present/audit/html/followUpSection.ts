import type { AuditReport } from '../../../audit/auditReport.ts';
import type { CaseFigures, FollowUpFigures } from '../../../audit/caseFigures.ts';
import type { Count } from '../../../audit/tally.ts';
import { openingNumber } from './numbers.ts';

/** Three months after liver-directed treatments: whether anything was recorded, how it graded, and the change of MELD. */
export function followUpSection({ followUp, plan }: AuditReport, cases: readonly CaseFigures[]): string {
  const { done, notDone, notYet, grades, notGraded, meld } = followUp;
  const { from, to } = plan.policy.followUpDays;
  const numbers = (is: (found: FollowUpFigures) => boolean): readonly number[] =>
    cases.flatMap(({ followUp }, index) => (followUp && is(followUp) ? [index + 1] : []));
  const row = (text: string, count: Count, is: (found: FollowUpFigures) => boolean) =>
    `<tr><th scope="row">${text}<td class="n">${openingNumber(count, numbers(is))}</tr>`;
  const isDone = ({ state }: FollowUpFigures) => state === 'done';
  const change = (is: (points: number | null) => boolean) => (found: FollowUpFigures) =>
    isDone(found) && is(found.meldChange);
  const rows = [
    row('Follow-up recorded', done, isDone),
    row('Nothing recorded in the window', notDone, ({ state }) => state === 'not-done'),
    row('Window not over yet', notYet, ({ state }) => state === 'not-yet'),
    ...grades.map((count, grade) =>
      row(`Worst CTCAE v5.0 grade ${grade}`, count, (found) => isDone(found) && found.worstGrade === grade),
    ),
    row('No result could be graded', notGraded, (found) => isDone(found) && found.worstGrade === null),
    row(
      'MELD increased',
      meld.increased,
      change((points) => points !== null && points > 0),
    ),
    row(
      'MELD stable or decreased',
      meld.stableOrDecreased,
      change((points) => points !== null && points <= 0),
    ),
    row(
      'MELD change not computable',
      meld.notComputable,
      change((points) => points === null),
    ),
  ];
  return `<section id="follow-up"><h2>Three months after liver-directed treatment</h2><p class="lead">Laboratory values nearest to three months, ${from} to ${to} days after (site policy). A grade describes the value; it does not say what caused it.</p><table class="facts">${rows.join('')}</table></section>`;
}
