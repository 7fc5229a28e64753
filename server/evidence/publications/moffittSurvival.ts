import type { Outcome } from '../outcome.ts';
import { moffittPooled } from './moffittPooled.ts';
import {
  criteriaNotComputable,
  fewSolitaryNoEcog2,
  intervalCutAtZero,
  medianCalledMean,
  modalityByPreference,
  nineIsLessThanTwelve,
  noSurgicalComparison,
  similarOrLower,
} from './moffittProblems.ts';

const time = { kind: 'time-to-event' } as const;

export const moffittSurvival: readonly [Outcome, ...Outcome[]] = [
  {
    ...moffittPooled,
    id: 'MOF-01',
    locator: 'Results, Figure 1',
    result: {
      ...time,
      endpoint: 'overall survival',
      origin: 'diagnosis',
      medianMonths: 59,
      ci95Months: [39.8, 78.2],
    },
    knownProblems: [medianCalledMean, noSurgicalComparison, modalityByPreference, fewSolitaryNoEcog2],
  },
  {
    ...moffittPooled,
    id: 'MOF-02',
    locator: 'Results, Figure 2',
    result: {
      ...time,
      endpoint: 'overall survival',
      origin: 'liver-metastasis',
      medianMonths: 27,
      ci95Months: [22.9, 31],
    },
    knownProblems: [medianCalledMean, noSurgicalComparison, modalityByPreference, fewSolitaryNoEcog2],
  },
  {
    ...moffittPooled,
    id: 'MOF-03',
    locator: 'Results, Figure 3',
    result: {
      ...time,
      endpoint: 'overall survival',
      origin: 'first-liver-directed-treatment',
      medianMonths: 9,
      ci95Months: [0, 21.4],
      ciCutAtZero: true,
    },
    knownProblems: [
      nineIsLessThanTwelve,
      noSurgicalComparison,
      medianCalledMean,
      intervalCutAtZero,
      similarOrLower,
      fewSolitaryNoEcog2,
      modalityByPreference,
      criteriaNotComputable,
    ],
  },
  {
    ...moffittPooled,
    id: 'MOF-04',
    locator: 'Results, Figure 4',
    result: {
      ...time,
      endpoint: 'liver progression-free survival',
      origin: 'first-liver-directed-treatment',
      medianMonths: 9,
      ci95Months: [1.4, 16.6],
    },
    knownProblems: [modalityByPreference, fewSolitaryNoEcog2],
  },
  {
    ...moffittPooled,
    id: 'MOF-06',
    locator: 'Results, first paragraph; Table 1',
    result: {
      kind: 'counts',
      endpoint: 'vital status',
      when: 'at a median follow-up of 9.4 months (range 2.5 to 44.9) after treatment',
      of: 24,
      partition: true,
      counts: [
        { label: 'dead', n: 17, printedPercent: 70.8 },
        { label: 'alive', n: 7, printedPercent: 29.2 },
      ],
    },
    knownProblems: [],
  },
];
