import { type Adherence, adherenceOf } from '../../../audit/adherence.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import type { CasesBehind } from './groupTable.ts';

/** The numbers of the cases behind every count of the tables. */
export function casesOfGroups(cases: readonly CaseFigures[]) {
  const placed = () => new Placed();
  const [overall, ofTherapy, ofMonth, ofCriterion, ofPerformer] = [placed(), placed(), placed(), placed(), placed()];
  for (const [index, { adherence, therapy, day, criteria, performers }] of cases.entries()) {
    const number = index + 1;
    overall.add('all cases', adherence, number);
    ofTherapy.add(therapy ?? 'undetermined', adherence, number);
    ofMonth.add(day.slice(0, 7), adherence, number);
    for (const [id, status] of criteria) ofCriterion.add(id, adherenceOf(status), number);
    for (const { id } of performers.length > 0 ? performers : NOBODY) ofPerformer.add(id, adherence, number);
  }
  return {
    overall: overall.behind,
    therapy: ofTherapy.behind,
    month: ofMonth.behind,
    criterion: ofCriterion.behind,
    performer: ofPerformer.behind,
  };
}

const NOBODY = [{ id: '' }] as const;

/** Numbers of cases by group and what the cases came to. */
class Placed {
  readonly #groups = new Map<string, Record<Adherence, number[]>>();

  add(group: string, adherence: Adherence, number: number): void {
    let numbers = this.#groups.get(group);
    if (!numbers) {
      numbers = { adherent: [], correctable: [], 'not-adherent': [], 'not-documented': [] };
      this.#groups.set(group, numbers);
    }
    numbers[adherence].push(number);
  }

  readonly behind: CasesBehind = (group, adherence) => this.#groups.get(group)?.[adherence] ?? [];
}
