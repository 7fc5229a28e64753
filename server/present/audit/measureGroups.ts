import { type Adherence, adherenceOf } from '../../audit/adherence.ts';
import type { CaseFigures } from '../../audit/caseFigures.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { THERAPIES } from '../../criteria/therapy.ts';

/** The groups of the Measure, and of every report on it, in one order: all cases, by therapy, by criterion. */
export const GROUP_IDS: readonly string[] = [
  'all',
  ...THERAPIES,
  'undetermined',
  ...new Set(Object.values(CRITERIA).flatMap((criteria) => criteria.map(({ id }) => id))),
];

/** A case as a group sees it. */
export interface Member {
  readonly patientId: string;
  readonly adherence: Adherence;
}

/** The cases of each group that has any, in their order. */
export function membersOf(cases: readonly CaseFigures[]): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, Member[]>();
  const add = (group: string, member: Member) => {
    const members = found.get(group);
    if (members) members.push(member);
    else found.set(group, [member]);
  };
  for (const { patientId, therapy, adherence, criteria } of cases) {
    add('all', { patientId, adherence });
    add(therapy ?? 'undetermined', { patientId, adherence });
    for (const [id, status] of criteria) add(id, { patientId, adherence: adherenceOf(status) });
  }
  return found;
}
