import type { Publication } from '../../publication.ts';
import { fiftySixResected, notOnlyLeiomyosarcoma } from '../tsuzakaProblems.ts';
import { quoted } from './quoted.ts';

const survival = {
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'liver-resection',
  medianMonths: 39,
  survivalPercent: { '1y': 88, '3y': 50, '5y': 30 },
} as const;

export const deMatteo: Publication = {
  id: 'dematteo-2001',
  citation: {
    authors: 'DeMatteo RP, et al.',
    title: null,
    year: 2001,
    journal: 'Ann Surg 234:540-547',
    link: 'https://pubmed.ncbi.nlm.nih.gov/11573047/',
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: '1982-2000',
  lastYear: 2000,
  design: '331 patients with sarcoma liver metastases, 56 completely resected',
  n: 331,
  population: {
    description: '34 of the 56 resected had a stromal tumor or gastrointestinal leiomyosarcoma',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: null,
    gistEra: 'treated 1982 to 2000, in part before stromal tumors were told apart from leiomyosarcoma',
  },
  outcomes: [
    {
      id: 'TSU-T3',
      locator: 'Table 1, row 3',
      n: 56,
      therapies: ['resection'],
      treatment: 'complete hepatic resection',
      result: {
        ...survival,
        note: 'The row gives a reference number alone; median and survival are those of the abstract of DeMatteo 2001.',
      },
      standing: { kind: 'corrected', printed: { n: 42, result: survival } },
      ...quoted('tsuzaka-2022', '6'),
      knownProblems: [fiftySixResected, notOnlyLeiomyosarcoma],
    },
    {
      id: 'MOF-C04',
      locator: 'Discussion, second paragraph',
      n: 56,
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: {
        kind: 'rates',
        endpoint: 'recurrence',
        rates: [{ label: 'recurrence, most often in the liver', percent: 84, of: 56 }],
        note: 'The 56 are taken from the abstract of the study.',
      },
      ...quoted('moffitt-2020', '10'),
      knownProblems: [],
    },
  ],
};
