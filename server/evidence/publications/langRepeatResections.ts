import type { Outcome } from '../outcome.ts';
import { beforeKitTesting, noComparisonGroup, patientsAndResections, repeatGroupsWithoutSize } from './langProblems.ts';

const survival = { kind: 'time-to-event', endpoint: 'overall survival', origin: 'repeat-liver-resection' } as const;
const outcome = {
  therapies: ['resection'],
  treatment: 'second or third liver resection for recurrence',
  locator: 'Abstract, results',
  reportedAs: 'primary',
} as const satisfies Partial<Outcome>;

export const repeatResections: readonly [Outcome, ...Outcome[]] = [
  {
    ...outcome,
    id: 'LANG-05',
    n: 11,
    subgroup: 'any margin',
    applies: { repeatResection: true },
    result: {
      ...survival,
      medianMonths: 31,
      rangeMonths: [5, 51],
      survivalPercent: { '5y': 0 },
      note: 'The 11 are resections (9 second, 2 third), not patients.',
    },
    knownProblems: [patientsAndResections, repeatGroupsWithoutSize, noComparisonGroup, beforeKitTesting],
  },
  {
    ...outcome,
    id: 'LANG-06',
    n: null,
    subgroup: 'R0',
    applies: { repeatResection: true, margin: 'R0' },
    result: { ...survival, medianMonths: 31 },
    knownProblems: [repeatGroupsWithoutSize, noComparisonGroup, beforeKitTesting],
  },
  {
    ...outcome,
    id: 'LANG-07',
    n: null,
    subgroup: 'R1 or R2',
    applies: { repeatResection: true, margin: 'R1/R2' },
    result: { ...survival, medianMonths: 28 },
    knownProblems: [repeatGroupsWithoutSize, noComparisonGroup, beforeKitTesting],
  },
];
