import type { Outcome } from '../../outcome.ts';
import type { Publication } from '../../publication.ts';
import { linkTo, quoted } from './quoted.ts';

const outcome = {
  locator: 'Discussion, second paragraph',
  n: 126,
  therapies: ['resection'],
  treatment: 'hepatic resection',
  ...quoted('moffitt-2020', '9'),
  knownProblems: [],
} as const satisfies Partial<Outcome>;

export const goumard: Publication = {
  id: 'goumard-2018',
  citation: { authors: 'Goumard, et al.', title: null, year: 2018, journal: null, link: linkTo('moffitt-2020') },
  identity: { kind: 'named' },
  centre: null,
  accrual: null,
  lastYear: null,
  design: 'hepatic resection of sarcoma metastases',
  n: 126,
  population: {
    description: '59 leiomyosarcoma and 67 other sarcomas',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 59 / 126,
  },
  outcomes: [
    {
      ...outcome,
      id: 'MOF-C01',
      result: { kind: 'time-to-event', endpoint: 'overall survival', origin: 'not-stated', medianMonths: 58 },
    },
    {
      ...outcome,
      id: 'MOF-C01b',
      result: { kind: 'time-to-event', endpoint: 'recurrence-free survival', origin: 'not-stated', medianMonths: 12.5 },
    },
  ],
};
