import { ADHERENCES, type Adherence, adherenceOf } from '../../../../server/audit/adherence.ts';
import type { CaseFigures } from '../../../../server/audit/caseFigures.ts';
import { FOLLOW_UP_STATES, type FollowUpState } from '../../../../server/audit/followUp.ts';
import type { Status } from '../../../../server/criteria/status.ts';
import { CRITERIA } from '../../../../server/criteria/therapies.ts';
import { THERAPIES, type TherapyId } from '../../../../server/criteria/therapy.ts';

const STATUSES: readonly Status[] = ['met', 'correctable', 'not-met', 'unknown'];
export const GROUPS = [...THERAPIES, null] as const;
export type Group = TherapyId | null;

export const criteriaOf = (group: Group) => CRITERIA[group ?? 'deb-tace'];
const statusOf = (adherence: string): Status => STATUSES[ADHERENCES.indexOf(adherence as Adherence)] ?? 'met';

/** Names of variables: "deb-tace|adherent", "deb-tace|inr|met", "2025-01|adherent", "done", "grade|0", "meld|up". */
export type Sum = ReadonlyMap<string, number>;
const sum = (names: readonly string[], times = 1): Sum => new Map(names.map((name) => [name, times]));
export const less = (one: Sum, other: Sum): Sum => {
  const all = new Map(one);
  for (const [name, times] of other) all.set(name, (all.get(name) ?? 0) - times);
  return all;
};

const came = (group: Group, ...to: readonly Adherence[]) => sum(to.map((each) => `${group}|${each}`));
const every = (group: Group) => came(group, ...ADHERENCES);
const over = (groups: readonly Group[], of: (group: Group) => Sum): Sum =>
  new Map(groups.flatMap((each) => [...of(each)]));
const status = (group: Group, id: string, ...which: readonly Status[]) =>
  sum(which.map((each) => `${group}|${id}|${each}`));
export const GRADES = ['0', '1', '2', '3', '4', 'null'];
export const CHANGES = ['increased', 'stableOrDecreased', 'notComputable'];
export const COMPLETE = ['laboratory|complete', 'laboratory|incomplete'];
export const OTHERS = ['other-treatment|some', 'other-treatment|none'];
export const STATES: readonly string[] = FOLLOW_UP_STATES;

const changeOf = (points: number | null): string =>
  points === null ? 'notComputable' : points > 0 ? 'increased' : 'stableOrDecreased';

/** How often each variable is true of the cases. */
export function countsOf(cases: readonly CaseFigures[]): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string) => found.set(name, (found.get(name) ?? 0) + 1);
  for (const { therapy, adherence, criteria, day, followUp } of cases) {
    add(`${therapy}|${adherence}`);
    add(`${day.slice(0, 7)}|${adherence}`);
    for (const [id, which] of criteria) add(`${therapy}|${id}|${which}`);
    if (!followUp) continue;
    add(followUp.state);
    if (followUp.state !== 'done') continue;
    add(`laboratory|${followUp.isComplete ? 'complete' : 'incomplete'}`);
    add(`other-treatment|${followUp.hasOther ? 'some' : 'none'}`);
    add(`grade|${followUp.worstGrade}`);
    add(`meld|${changeOf(followUp.meldChange)}`);
  }
  return found;
}

const STATE_NAMES: Readonly<Record<string, FollowUpState>> = {
  done: 'done',
  notDone: 'not-done',
  notYet: 'not-yet',
  died: 'died',
  diedUnknownWhen: 'died-unknown-when',
};

/** What a number of the report counts; "besides inr" is that of cases that are not adherent, and not by the INR. */
export function meaning(name: string): Sum {
  const [table = '', id = '', what = ''] = name.split(' ');
  const as = what === 'all' || id === 'all' ? ADHERENCES : [(what === '' ? id : what) as Adherence];
  switch (table) {
    case 'overall':
      return over(GROUPS, (group) => came(group, ...as));
    case 'therapy':
      return came(id === 'undetermined' ? null : (id as TherapyId), ...as);
    case 'month':
      return sum(as.map((each) => `${id}|${each}`));
    case 'criterion':
      return over(
        GROUPS.filter((group) => criteriaOf(group).some((each) => each.id === id)),
        (group) => status(group, id, ...as.map(statusOf)),
      );
    case 'besides': {
      const asked = GROUPS.filter((group) => criteriaOf(group).some((each) => each.id === id));
      const failed = over(asked, (group) => status(group, id, 'not-met'));
      return less(
        over(asked, (group) => came(group, 'not-adherent')),
        failed,
      );
    }
    case 'follow-up':
      return sum([STATE_NAMES[id] ?? '']);
    case 'grade':
      return sum([`grade|${GRADES[Number(id)]}`]);
    case 'laboratory':
    case 'other-treatment':
      return sum([`${table}|${id}`]);
    default:
      return sum([`meld|${id}`]);
  }
}

/** What holds for cases of all kinds: each sum is at most zero. */
export function rules(months: readonly string[]): readonly Sum[] {
  const same = (one: Sum, other: Sum) => [less(one, other), less(other, one)];
  return [
    ...GROUPS.flatMap((group) => [
      ...criteriaOf(group).flatMap(({ id, correctable }) => [
        ...same(status(group, id, ...STATUSES), every(group)),
        less(status(group, id, 'not-met'), came(group, 'not-adherent')),
        less(status(group, id, 'not-met', 'unknown'), came(group, 'not-adherent', 'not-documented')),
        less(came(group, 'adherent'), status(group, id, 'met')),
        ...(correctable ? [] : [status(group, id, 'correctable')]),
      ]),
      ...(['not-met', 'unknown', 'correctable'] as const)
        .filter((which) => group !== null || which === 'not-met')
        .map((which) =>
          less(
            came(group, adherenceOf(which)),
            new Map(criteriaOf(group).flatMap(({ id }) => [...status(group, id, which)])),
          ),
        ),
    ]),
    came(null, 'adherent', 'correctable'),
    ...ADHERENCES.flatMap((each) =>
      same(
        sum(months.map((month) => `${month}|${each}`)),
        over(GROUPS, (group) => came(group, each)),
      ),
    ),
    ...same(
      sum(STATES),
      over(
        GROUPS.filter((group) => group !== 'resection'),
        every,
      ),
    ),
    ...[GRADES.map((grade) => `grade|${grade}`), CHANGES.map((change) => `meld|${change}`), COMPLETE, OTHERS].flatMap(
      (parts) => same(sum(parts), sum(['done'])),
    ),
  ];
}
