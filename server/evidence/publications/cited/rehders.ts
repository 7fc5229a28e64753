import type { Publication } from '../../publication.ts';
import { eightRepeatResections, notOnlyLeiomyosarcoma } from '../tsuzakaProblems.ts';
import { quoted } from './quoted.ts';

const afterRepeat = {
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'not-stated',
  medianMonths: 76,
  against: { label: 'recurrence not resected again', medianMonths: 26 },
  p: 'significant, value not quoted',
} as const;

export const rehders: Publication = {
  id: 'rehders-2009',
  citation: {
    authors: 'Rehders A, et al.',
    title: null,
    year: 2009,
    journal: 'World J Surg 33:111',
    link: 'https://doi.org/10.1007/s00268-008-9777-4',
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: '1993-2003',
  lastYear: 2003,
  design: 'hepatic resection of soft tissue sarcoma metastases',
  n: 27,
  population: {
    description: 'soft tissue sarcoma of several kinds',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: null,
  },
  outcomes: [
    {
      id: 'TSU-T4',
      locator: 'Table 1, row 4',
      n: 27,
      therapies: ['resection'],
      treatment: 'hepatic resection',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'liver-resection',
        medianMonths: 44,
        survivalPercent: { '5y': 49 },
      },
      ...quoted('tsuzaka-2022', '5'),
      knownProblems: [notOnlyLeiomyosarcoma],
    },
    {
      id: 'TSU-06',
      locator: 'Discussion, last paragraph',
      n: 8,
      therapies: ['resection'],
      treatment: 'repeat liver resection for recurrence',
      subgroup: 'resected again',
      applies: { repeatResection: true },
      result: afterRepeat,
      standing: { kind: 'corrected', printed: { n: 2, result: afterRepeat } },
      ...quoted('tsuzaka-2022', '5'),
      knownProblems: [eightRepeatResections, notOnlyLeiomyosarcoma],
    },
  ],
};
