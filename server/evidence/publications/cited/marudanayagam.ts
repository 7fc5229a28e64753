import type { Publication } from '../../publication.ts';
import { notOnlyLeiomyosarcoma, wholeSeriesNotR0 } from '../tsuzakaProblems.ts';
import { linkTo, quoted } from './quoted.ts';

const survival = {
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'liver-resection',
  medianMonths: 24,
  survivalPercent: { '1y': 90.3, '3y': 48, '5y': 31.8 },
} as const;

export const marudanayagam: Publication = {
  id: 'marudanayagam-2011',
  citation: {
    authors: 'Marudanayagam R, et al.',
    title: null,
    year: 2011,
    journal: 'Eur J Surg Oncol 37(1):87-92',
    link: linkTo('tsuzaka-2022'),
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: '1997-2009',
  lastYear: 2009,
  design: 'hepatic resection of soft tissue sarcoma metastases',
  n: 36,
  population: {
    description: 'soft tissue sarcoma, 54 % leiomyosarcoma; 31 of 36 resections R0',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 0.54,
  },
  outcomes: [
    {
      id: 'TSU-T6',
      locator: 'Table 1, row 6',
      n: 36,
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: survival,
      standing: { kind: 'corrected', printed: { n: 31, result: survival } },
      ...quoted('tsuzaka-2022', '4'),
      knownProblems: [wholeSeriesNotR0, notOnlyLeiomyosarcoma],
    },
    {
      id: 'TSU-07',
      locator: 'Discussion, third paragraph',
      n: 36,
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: {
        kind: 'finding',
        endpoint: 'prognostic factor',
        text: 'Survival did not differ significantly between synchronous and metachronous metastases; no figures are quoted.',
      },
      ...quoted('tsuzaka-2022', '4'),
      knownProblems: [],
    },
  ],
};
