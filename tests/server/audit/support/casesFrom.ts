import { ADHERENCES, type Adherence } from '../../../../server/audit/adherence.ts';
import type { CaseFigures } from '../../../../server/audit/caseFigures.ts';
import type { CriterionId } from '../../../../server/criteria/criterionId.ts';
import type { Status } from '../../../../server/criteria/status.ts';
import { CHANGES, COMPLETE, criteriaOf, GRADES, GROUPS, type Group, OTHERS, STATES } from './caseSums.ts';

interface Slot {
  readonly therapy: Group;
  readonly adherence: Adherence;
  readonly criteria: Map<CriterionId, Status>;
}

/** Cases that come to such counts. */
export function casesFrom(counts: ReadonlyMap<string, number>): readonly CaseFigures[] {
  const left = new Map(counts);
  const take = (names: readonly string[]): string => {
    const found = names.find((name) => (left.get(name) ?? 0) > 0);
    if (found === undefined) throw new Error(`none is left of ${names.join(', ')}`);
    left.set(found, (left.get(found) ?? 0) - 1);
    return found.split('|').at(-2) === 'grade' || /^(meld|laboratory|other-treatment)\|/.test(found)
      ? (found.split('|')[1] ?? '')
      : (found.split('|')[0] ?? '');
  };
  const months = [
    ...new Set([...left.keys()].filter((name) => /^\d/.test(name)).map((name) => name.split('|')[0] ?? '')),
  ];
  const slots = GROUPS.flatMap((group) => slotsOf(group, left));
  return slots.map(({ therapy, adherence, criteria }, index) => {
    const month = take(months.map((each) => `${each}|${adherence}`));
    const state = therapy === 'resection' ? null : take(STATES);
    const grade = state === 'done' ? take(GRADES.map((each) => `grade|${each}`)) : 'null';
    const change = state === 'done' ? take(CHANGES.map((each) => `meld|${each}`)) : 'notComputable';
    const isComplete = state === 'done' && take(COMPLETE) === 'complete';
    const hasOther = state === 'done' && take(OTHERS) === 'some';
    const worstGrade = grade === 'null' ? null : Number(grade);
    const meldChange = change === 'notComputable' ? null : change === 'increased' ? 2 : 0;
    return {
      patientId: `p${index}`,
      procedure: `Procedure/x${index}`,
      decidedAt: `${month}-15T09:00:00.000Z`,
      day: `${month}-15`,
      kind: therapy === 'resection' ? 'resection' : 'y90',
      therapy,
      performers: [],
      adherence,
      criteria: [...criteria],
      sameDayOrderUnknown: false,
      followUp: state === null ? null : { state, isComplete, worstGrade, meldChange, hasOther },
      whatIf: [],
    } as CaseFigures;
  });
}

/** The cases of a therapy: each status of a criterion goes first to those that need one to be what they are. */
function slotsOf(therapy: Group, counts: ReadonlyMap<string, number>): readonly Slot[] {
  const slots = ADHERENCES.flatMap((adherence) =>
    Array.from(
      { length: counts.get(`${therapy}|${adherence}`) ?? 0 },
      (): Slot => ({ therapy, adherence, criteria: new Map() }),
    ),
  );
  const worse: readonly (readonly [Status, readonly Adherence[]])[] = [
    ['not-met', ['not-adherent']],
    ['unknown', ['not-documented', 'not-adherent']],
    ['correctable', ['correctable', 'not-documented', 'not-adherent']],
  ];
  const served = new Map<Slot, Status>();
  for (const { id } of criteriaOf(therapy)) {
    for (const [which, adherences] of worse) {
      const needs = (slot: Slot) => slot.adherence === adherences[0] && served.get(slot) !== which;
      const able = slots.filter((slot) => adherences.includes(slot.adherence) && !slot.criteria.has(id));
      const first = able.toSorted(
        (a, b) =>
          Number(needs(b)) - Number(needs(a)) || adherences.indexOf(a.adherence) - adherences.indexOf(b.adherence),
      );
      for (const slot of first.slice(0, counts.get(`${therapy}|${id}|${which}`) ?? 0)) {
        slot.criteria.set(id, which);
        if (slot.adherence === adherences[0]) served.set(slot, which);
      }
    }
    for (const slot of slots) if (!slot.criteria.has(id)) slot.criteria.set(id, 'met');
  }
  return slots;
}
