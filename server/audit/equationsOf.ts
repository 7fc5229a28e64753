import { DECISION_KINDS } from '../criteria/decision.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import { THERAPIES } from '../criteria/therapy.ts';
import { ADHERENCES } from './adherence.ts';
import type { AuditReport } from './auditReport.ts';

/** A number that is the sum of others, all by their names in `mapNumbers`. */
export interface Equation {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** How the numbers of a report hang together, as anybody knows who reads it. */
export function equationsOf({ byTherapy, byMonth, byCriterion, followUp, entered }: AuditReport): readonly Equation[] {
  const ids = (table: string, groups: readonly { readonly id: string }[]) => groups.map(({ id }) => `${table} ${id}`);
  const tables = [ids('therapy', byTherapy), ids('month', byMonth)];
  const rows = ['overall', ...tables.flat(), ...ids('criterion', byCriterion)];
  return [
    ...rows.map((row) => ({ whole: `${row} all`, parts: ADHERENCES.map((each) => `${row} ${each}`) })),
    ...[...ADHERENCES, 'all'].flatMap((each) =>
      tables.map((table) => ({ whole: `overall ${each}`, parts: table.map((row) => `${row} ${each}`) })),
    ),
    ...byCriterion.map(({ id }) => ({ whole: `criterion ${id} all`, parts: askedOf(id) })),
    // No visit is expected after a resection.
    {
      whole: 'overall all',
      parts: ['follow-up done', 'follow-up notDone', 'follow-up notYet', 'therapy resection all'],
    },
    { whole: 'follow-up done', parts: [...followUp.grades, null].map((_, grade) => `grade ${grade}`) },
    { whole: 'follow-up done', parts: Object.keys(followUp.meld).map((change) => `meld ${change}`) },
    ...(entered ? enteredEquations : []),
  ];
}

const enteredEquations: readonly Equation[] = [
  { whole: 'overall all', parts: [...DECISION_KINDS, 'none'].map((kind) => `decision ${kind}`) },
  { whole: 'overall not-adherent', parts: ['documented', 'in-part', 'none'].map((kind) => `override ${kind}`) },
];

/** A therapy that cannot be told is asked what all liver-directed therapies are. */
const askedOf = (criterion: string): readonly string[] =>
  [...THERAPIES, 'undetermined' as const]
    .filter((id) => CRITERIA[id === 'undetermined' ? 'deb-tace' : id].some((each) => each.id === criterion))
    .map((id) => `therapy ${id} all`);
