import type { Outcome } from '../../outcome.ts';
import type { Publication } from '../../publication.ts';
import { linkTo, quoted } from './quoted.ts';

const outcome = {
  locator: 'Discussion, third paragraph',
  n: 25,
  therapies: ['microwave-ablation'],
  treatment: 'ablation, technique not stated',
  ...quoted('moffitt-2020', '28'),
  knownProblems: [],
} as const satisfies Partial<Outcome>;

export const unnamedAblation: Publication = {
  id: 'moffitt-reference-28',
  citation: {
    authors: 'Reference 28 of Krzyston 2020',
    title: null,
    year: null,
    journal: null,
    link: linkTo('moffitt-2020'),
  },
  identity: { kind: 'not-named' },
  centre: null,
  accrual: null,
  lastYear: null,
  design: null,
  n: 25,
  population: {
    description: 'sarcoma liver metastases, 5 of 25 leiomyosarcoma; at most 5 lesions of at most 3.5 cm',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 5 / 25,
    lesionCountMax: 5,
    largestLesionCmMax: 3.5,
  },
  outcomes: [
    {
      ...outcome,
      id: 'MOF-C16',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'treatment',
        medianMonths: 19,
        ci95Months: [12, 26],
      },
    },
    {
      ...outcome,
      id: 'MOF-C16b',
      result: {
        kind: 'time-to-event',
        endpoint: 'local progression-free survival',
        origin: 'treatment',
        medianMonths: 9,
        ci95Months: [8, 10],
      },
    },
  ],
};
