import type { Publication } from '../../publication.ts';
import { medianBeyondFiveYears77, notOnlyLeiomyosarcoma, periodsSwapped } from '../tsuzakaProblems.ts';
import { quoted } from './quoted.ts';

export const grimme: Publication = {
  id: 'grimme-2019',
  citation: {
    authors: 'Grimme, et al.',
    title: null,
    year: 2019,
    journal: null,
    link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6878742',
  },
  identity: {
    kind: 'inferred',
    basis: '1-, 3- and 5-year survival are those of its abstract; number of patients, period and median are not',
  },
  centre: 'the Netherlands, 16 hospitals',
  accrual: '1998-2014',
  lastYear: 2014,
  design: 'nationwide retrospective series',
  n: 38,
  population: {
    description: 'sarcoma liver metastases, 63 % leiomyosarcoma; 16 of 38 resections R0',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 0.63,
  },
  outcomes: [
    {
      id: 'TSU-T8',
      locator: 'Table 1, row 8',
      n: 21,
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'liver-resection',
        medianMonths: 77,
        survivalPercent: { '1y': 88, '3y': 54, '5y': 42 },
      },
      standing: { kind: 'doubted' },
      ...quoted('tsuzaka-2022', '21'),
      knownProblems: [medianBeyondFiveYears77, periodsSwapped, notOnlyLeiomyosarcoma],
    },
  ],
};
