import { type Adherence, adherenceOf } from '../../../audit/adherence.ts';
import type { CaseFigures } from '../../../audit/caseFigures.ts';
import type { CasesBehind } from './groupTable.ts';

/** The numbers of the cases behind every count of the tables. */
export function casesOfGroups(cases: readonly CaseFigures[]) {
  const placed = (place: (each: CaseFigures) => readonly (readonly [string, Adherence])[]): CasesBehind => {
    const found = new Map<string, number[]>();
    for (const [index, each] of cases.entries()) {
      for (const [group, adherence] of place(each)) {
        const key = `${group} ${adherence}`;
        const numbers = found.get(key);
        if (numbers) numbers.push(index + 1);
        else found.set(key, [index + 1]);
      }
    }
    return (group, adherence) => found.get(`${group} ${adherence}`) ?? [];
  };
  const one = (name: (each: CaseFigures) => string) => placed((each) => [[name(each), each.adherence]]);
  return {
    overall: one(() => 'all cases'),
    therapy: one(({ therapy }) => therapy ?? 'undetermined'),
    month: one(({ day }) => day.slice(0, 7)),
    criterion: placed(({ criteria }) => criteria.map(([id, status]) => [id, adherenceOf(status)] as const)),
    performer: placed(({ performers, adherence }) =>
      (performers.length > 0 ? performers : ['']).map((name) => [name, adherence] as const),
    ),
  };
}
