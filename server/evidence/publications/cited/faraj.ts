import type { Publication } from '../../publication.ts';
import { linkTo, quoted } from './quoted.ts';

export const faraj: Publication = {
  id: 'faraj-2015',
  citation: {
    authors: 'Faraj W, El-Kehdy J, Nounou GE, et al.',
    title: 'Liver resection for metastatic colorectal leiomyosarcoma',
    year: 2015,
    journal: 'J Gastrointest Oncol 6:E70-6',
    link: linkTo('kim-2017'),
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: null,
  lastYear: null,
  design: 'single center',
  n: 5,
  population: {
    description: 'liver metastases of colorectal leiomyosarcoma',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
    primarySites: [{ site: 'colon or rectum', n: 5, holds: ['colon-or-rectum'] }],
  },
  outcomes: [
    {
      id: 'KIM-12',
      locator: 'Discussion, first paragraph',
      n: 5,
      therapies: ['resection'],
      treatment: 'liver resection',
      result: { kind: 'time-to-event', endpoint: 'overall survival', origin: 'not-stated', medianMonths: 47 },
      ...quoted('kim-2017', '4'),
      knownProblems: [],
    },
  ],
};
