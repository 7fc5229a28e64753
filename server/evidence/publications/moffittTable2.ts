import type { Outcome, Subgroup } from '../outcome.ts';
import type { TimeToEvent } from '../result.ts';
import { moffittPooled } from './moffittPooled.ts';
import {
  conclusionsContradict,
  intervalCutAtZero,
  modalityByPreference,
  responseDidNotSeparate,
  threeMonthsAlive,
} from './moffittProblems.ts';

interface Row {
  readonly id: string;
  readonly row: number;
  readonly n: number;
  readonly subgroup: string;
  readonly applies: Subgroup;
  readonly median: number;
  readonly ci: readonly [number, number];
  readonly p: string;
  readonly note?: string;
  readonly problems: Outcome['knownProblems'];
}

const ehd = { p: '0.763 (with against without)', problems: [conclusionsContradict, modalityByPreference] };
const meld = {
  p: '0.143 in the table, 0.142 in the text (higher against stable or lower)',
  problems: [threeMonthsAlive],
};
const delay = { p: '0.102 (up to against over 4 months)', problems: [modalityByPreference] };
const response = {
  p: '0.753 (responders against others)',
  note: 'Group size taken from the response counts (10 CR or PR, 14 SD or PD).',
  problems: [intervalCutAtZero, threeMonthsAlive, responseDidNotSeparate],
};
const stable = 'MELD stable or lower at 3 months';

const rows: readonly Row[] = [
  {
    ...ehd,
    id: '01',
    row: 1,
    n: 9,
    subgroup: 'no extrahepatic disease',
    applies: { extrahepaticDisease: false },
    median: 22,
    ci: [4.7, 39.3],
  },
  {
    ...ehd,
    id: '02',
    row: 2,
    n: 15,
    subgroup: 'extrahepatic disease',
    applies: { extrahepaticDisease: true },
    median: 8,
    ci: [5.2, 10.8],
  },
  {
    ...meld,
    id: '03',
    row: 3,
    n: 16,
    subgroup: stable,
    applies: { meldChange: 'stable-or-lower' },
    median: 20,
    ci: [9.3, 30.8],
  },
  {
    ...meld,
    id: '04',
    row: 4,
    n: 8,
    subgroup: 'MELD higher at 3 months',
    applies: { meldChange: 'higher' },
    median: 4,
    ci: [0, 21.4],
    problems: [intervalCutAtZero, threeMonthsAlive],
  },
  {
    ...delay,
    id: '05',
    row: 5,
    n: 11,
    subgroup: 'treated within 4 months of liver metastasis',
    applies: { monthsFromLiverMetastasis: 'up-to-4' },
    median: 24,
    ci: [7.5, 40.5],
  },
  {
    ...delay,
    id: '06',
    row: 6,
    n: 13,
    subgroup: 'treated later than 4 months after liver metastasis',
    applies: { monthsFromLiverMetastasis: 'over-4' },
    median: 6,
    ci: [2.5, 9.5],
  },
  {
    ...response,
    id: '07',
    row: 7,
    n: 10,
    subgroup: 'responders by mRECIST',
    applies: { response: 'responder' },
    median: 9,
    ci: [0, 28.1],
  },
  {
    ...response,
    id: '08',
    row: 8,
    n: 14,
    subgroup: 'non-responders by mRECIST',
    applies: { response: 'non-responder' },
    median: 9,
    ci: [0, 19.7],
  },
];

function survival({ median, ci, p, note }: Row): TimeToEvent {
  return {
    kind: 'time-to-event',
    endpoint: 'overall survival',
    origin: 'first-liver-directed-treatment',
    medianMonths: median,
    ci95Months: ci,
    ...(ci[0] === 0 && { ciCutAtZero: true }),
    p,
    ...(note !== undefined && { note }),
  };
}

/** Krzyston 2020, Table 2: median survival by subgroup; none of the differences is significant. */
export const moffittTable2: readonly Outcome[] = rows.map((row) => ({
  ...moffittPooled,
  id: `MOF-T2-${row.id}`,
  locator: `Table 2, row ${row.row}`,
  n: row.n,
  subgroup: row.subgroup,
  applies: row.applies,
  result: survival(row),
  knownProblems: row.problems,
}));
