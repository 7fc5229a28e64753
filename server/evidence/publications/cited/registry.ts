import type { Publication } from '../../publication.ts';
import { linkTo } from './quoted.ts';

/** Every leiomyosarcoma of the registry that the ten patients of Kim 2017 come from, whatever the site and the treatment. */
export const asanRegistry: Publication = {
  id: 'asan-registry',
  citation: {
    authors: 'Kim, Lee, Kim, Kang',
    title: 'Sarcoma registry of the Asan Medical Center',
    year: 2017,
    journal: 'Korean J Clin Oncol 13(2):143-146',
    link: linkTo('kim-2017'),
  },
  identity: { kind: 'read', as: 'kim-2017' },
  centre: 'Asan Medical Center, Seoul',
  accrual: null,
  lastYear: null,
  design: 'institutional registry',
  n: 476,
  population: {
    description: 'leiomyosarcoma of any site, with or without metastasis, any treatment',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
  },
  outcomes: [
    {
      id: 'KIM-09',
      locator: 'Discussion, last paragraph but one',
      n: 476,
      therapies: [],
      treatment: 'any',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'not-stated',
        medianMonths: null,
        survivalPercent: { '5y': 66.9 },
      },
      reportedAs: 'primary',
      knownProblems: [],
    },
  ],
};
