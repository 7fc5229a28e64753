import type { Publication } from '../../publication.ts';
import { periodsSwapped } from '../tsuzakaProblems.ts';
import { quoted } from './quoted.ts';

export const brudvik: Publication = {
  id: 'brudvik-2015',
  citation: {
    authors: 'Brudvik KW, et al.',
    title: null,
    year: 2015,
    journal: 'J Gastrointest Surg',
    link: 'https://doi.org/10.1007/s11605-015-2845-9',
  },
  identity: { kind: 'inferred', basis: 'number of patients and 5-year survival are those of its abstract' },
  centre: null,
  accrual: '1998-2013',
  lastYear: 2013,
  design: 'retrospective; leiomyosarcoma in 47 of 146 resected patients',
  n: 47,
  population: {
    description: 'the leiomyosarcoma group, told apart from stromal tumors',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
  },
  outcomes: [
    {
      id: 'TSU-T9',
      locator: 'Table 1, row 9',
      n: 47,
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'liver-resection',
        medianMonths: 42.1,
        survivalPercent: { '3y': 64.3, '5y': 48.4 },
      },
      ...quoted('tsuzaka-2022', '9'),
      knownProblems: [periodsSwapped],
    },
  ],
};
