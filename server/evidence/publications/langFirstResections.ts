import type { Outcome } from '../outcome.ts';
import {
  beforeKitTesting,
  fiveYearSurvivorsAreFew,
  noComparisonGroup,
  patientsAndResections,
  twoMediansAfterR0,
} from './langProblems.ts';

const survival = { kind: 'time-to-event', endpoint: 'overall survival', origin: 'liver-resection' } as const;
const outcome = {
  therapies: ['resection'],
  treatment: 'first liver resection',
  locator: 'Abstract, results',
  reportedAs: 'primary',
} as const satisfies Partial<Outcome>;

export const firstResections: readonly [Outcome, ...Outcome[]] = [
  {
    ...outcome,
    id: 'LANG-01',
    n: 15,
    subgroup: 'R0',
    applies: { repeatResection: false, margin: 'R0' },
    among: { extrahepaticDisease: { n: 6, of: 15 } },
    result: { ...survival, medianMonths: 32, survivalPercent: { '5y': 20 } },
    knownProblems: [twoMediansAfterR0, fiveYearSurvivorsAreFew, noComparisonGroup, beforeKitTesting],
  },
  {
    ...outcome,
    id: 'LANG-02',
    n: 8,
    subgroup: 'R1 or R2',
    applies: { repeatResection: false, margin: 'R1/R2' },
    among: { extrahepaticDisease: { n: 4, of: 8 } },
    result: { ...survival, medianMonths: 20.5 },
    knownProblems: [noComparisonGroup, beforeKitTesting],
  },
  {
    ...outcome,
    id: 'LANG-03',
    n: 23,
    subgroup: 'any margin',
    applies: { repeatResection: false },
    among: { extrahepaticDisease: { n: 10, of: 23 } },
    result: { ...survival, medianMonths: null, survivalPercent: { '5y': 13 } },
    knownProblems: [fiveYearSurvivorsAreFew, patientsAndResections, noComparisonGroup, beforeKitTesting],
  },
  {
    ...outcome,
    id: 'LANG-04',
    n: 6,
    treatment: 'first resection of liver and extrahepatic tumor together',
    subgroup: 'R0, extrahepatic tumor present',
    applies: { repeatResection: false, margin: 'R0', extrahepaticDisease: true },
    result: { ...survival, medianMonths: 40, rangeMonths: [5, 84], survivalPercent: { '5y': 33 } },
    knownProblems: [twoMediansAfterR0, fiveYearSurvivorsAreFew, noComparisonGroup, beforeKitTesting],
  },
  {
    ...outcome,
    id: 'LANG-08',
    n: 23,
    applies: { repeatResection: false },
    among: { extrahepaticDisease: { n: 10, of: 23 } },
    result: {
      kind: 'counts',
      endpoint: 'resection margin',
      of: 23,
      partition: true,
      counts: [
        { label: 'R0', n: 15 },
        { label: 'R1', n: 3 },
        { label: 'R2', n: 5 },
      ],
      note: 'With extrahepatic tumor (10 patients): R0 in 6, R2 in 4.',
    },
    knownProblems: [patientsAndResections],
  },
  {
    ...outcome,
    id: 'TSU-T2',
    locator: 'Table 1, row 2',
    n: 15,
    subgroup: 'R0',
    applies: { repeatResection: false, margin: 'R0' },
    among: { extrahepaticDisease: { n: 6, of: 15 } },
    result: {
      ...survival,
      medianMonths: 32,
      survivalPercent: { '5y': 20 },
      note: 'The row gives a reference number alone; its figures are those of LANG-01.',
    },
    reportedAs: 'cited',
    quotedIn: 'tsuzaka-2022',
    reference: '8',
    repeats: 'LANG-01',
    knownProblems: [fiveYearSurvivorsAreFew, beforeKitTesting],
  },
];
