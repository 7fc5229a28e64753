import type { Outcome } from '../outcome.ts';
import type { Comparable } from '../population.ts';
import { RESPONSE_CATEGORIES } from '../responseRates.ts';
import type { Counts } from '../result.ts';
import { moffittPooled } from './moffittPooled.ts';
import { beadLoading, modalityByPreference, responseDidNotSeparate, threeMonthsAlive } from './moffittProblems.ts';
import { wrongDenominator } from './moffittTableProblems.ts';

/** Count and printed percentage, in the order PD, SD, PR, CR. */
type Column = readonly [Cell, Cell, Cell, Cell];
type Cell = readonly [n: number, printedPercent: number];
type Group = 'Total' | 'DEB-TACE' | 'Y90' | 'Ablation';
type Standard = 'RECIST' | 'mRECIST';

const TABLE: Readonly<Record<Standard, Readonly<Record<Group, Column>>>> = {
  RECIST: {
    Total: [
      [13, 54.2],
      [10, 41.7],
      [0, 0],
      [1, 4.2],
    ],
    'DEB-TACE': [
      [7, 30.4],
      [6, 26.1],
      [0, 0],
      [0, 0],
    ],
    Y90: [
      [2, 33.3],
      [4, 66.7],
      [0, 0],
      [0, 0],
    ],
    Ablation: [
      [4, 80],
      [0, 0],
      [0, 0],
      [1, 20],
    ],
  },
  mRECIST: {
    Total: [
      [9, 37.5],
      [5, 20.8],
      [5, 20.8],
      [5, 20.8],
    ],
    'DEB-TACE': [
      [3, 13],
      [3, 13],
      [4, 17.4],
      [3, 13],
    ],
    Y90: [
      [3, 50],
      [2, 33.3],
      [1, 16.7],
      [0, 0],
    ],
    Ablation: [
      [3, 60],
      [0, 0],
      [0, 0],
      [2, 40],
    ],
  },
};

type GroupFacts = Pick<Outcome, 'n' | 'therapies' | 'treatment' | 'knownProblems'> & { readonly among?: Comparable };
const GROUPS: Readonly<Record<Group, GroupFacts & { readonly n: number }>> = {
  Total: {
    n: 24,
    therapies: moffittPooled.therapies,
    treatment: moffittPooled.treatment,
    knownProblems: [responseDidNotSeparate],
  },
  'DEB-TACE': {
    n: 13,
    therapies: ['deb-tace'],
    treatment: 'DEB-TACE as first treatment, doxorubicin-loaded LC beads of 70-150 or 100-300 µm',
    knownProblems: [wrongDenominator, beadLoading],
  },
  Y90: { n: 6, therapies: ['y90'], treatment: 'Y90 glass microspheres as first treatment', knownProblems: [] },
  Ablation: {
    n: 5,
    therapies: ['microwave-ablation'],
    treatment: 'percutaneous microwave ablation as first treatment',
    among: { lesionCountMax: 3, largestLesionCmBelow: 3 },
    knownProblems: [],
  },
};

function responses(standard: Standard, group: Group): Counts {
  const column = TABLE[standard][group];
  return {
    kind: 'counts',
    endpoint: 'tumor response',
    standard,
    when: '3 months after the first liver-directed treatment',
    of: GROUPS[group].n,
    partition: true,
    counts: column.map(([n, printedPercent], row) => ({ label: RESPONSE_CATEGORIES[row] ?? '', n, printedPercent })),
  };
}

function outcome(standard: Standard, group: Group): Outcome {
  const facts = GROUPS[group];
  return {
    ...moffittPooled,
    ...facts,
    id: `MOF-T3-${standard}-${group}`,
    locator: `Table 3, ${standard}, column ${group}`,
    ...(group !== 'Total' && { subgroup: `${group} first` }),
    result: responses(standard, group),
    knownProblems: [...facts.knownProblems, modalityByPreference, threeMonthsAlive],
  };
}

/** Krzyston 2020, Table 3: imaging response at 3 months. RECIST and mRECIST are kept apart. */
export const moffittTable3: readonly Outcome[] = (['RECIST', 'mRECIST'] as const).flatMap((standard) =>
  (['Total', 'DEB-TACE', 'Y90', 'Ablation'] as const).map((group) => outcome(standard, group)),
);
