import type { Outcome } from '../../outcome.ts';
import type { Publication } from '../../publication.ts';
import { subgroupOfSeven } from '../moffittTableProblems.ts';
import { quoted } from './quoted.ts';

const survival = {
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'treatment',
  medianMonths: 18,
} as const;
const outcome = {
  locator: 'Discussion, third paragraph',
  therapies: [],
  bearsOn: ['deb-tace'],
  treatment: 'bland particle embolization, without a drug',
  ...quoted('moffitt-2020', '25'),
} as const satisfies Partial<Outcome>;

export const maluccio: Publication = {
  id: 'maluccio-2006',
  citation: {
    authors: 'Maluccio, et al.',
    title: null,
    year: 2006,
    journal: 'Cancer',
    link: 'https://pubmed.ncbi.nlm.nih.gov/16955508/',
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: '1996-2002',
  lastYear: 2002,
  design: 'retrospective',
  n: 24,
  population: {
    description: '16 stromal tumors, 7 intestinal leiomyosarcomas, 1 liposarcoma',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 7 / 24,
    gistEra: 'treated 1996 to 2002, while stromal tumors were coming to be told apart from leiomyosarcoma',
    extrahepaticDisease: { n: 13, of: 24 },
  },
  outcomes: [
    {
      ...outcome,
      id: 'MOF-C08',
      n: 7,
      subgroup: 'visceral leiomyosarcoma',
      result: survival,
      standing: { kind: 'corrected', printed: { n: 24, result: survival } },
      knownProblems: [subgroupOfSeven],
    },
    {
      ...outcome,
      id: 'MOF-C09',
      locator: 'Discussion, toxicity',
      n: 24,
      result: {
        kind: 'counts',
        endpoint: 'clinical toxicity',
        of: 24,
        counts: [{ label: 'liver abscess, drained or resected', n: 2 }],
      },
      knownProblems: [],
    },
  ],
};
