import type { Outcome } from '../../outcome.ts';
import type { Publication } from '../../publication.ts';
import { nineIsLessThanTwelve } from '../moffittProblems.ts';
import { linkTo, quoted } from './quoted.ts';

const doxorubicinAlone = {
  n: 228,
  therapies: [],
  treatment: 'doxorubicin alone, first line',
  ...quoted('moffitt-2020', '12'),
} as const satisfies Partial<Outcome>;

export const judson: Publication = {
  id: 'judson-2014',
  citation: {
    authors: 'Judson I, et al. (EORTC 62012)',
    title: null,
    year: 2014,
    journal: 'Lancet Oncol 15(4):415-423',
    link: 'https://pubmed.ncbi.nlm.nih.gov/24618336/',
  },
  identity: { kind: 'inferred', basis: 'the median of 12.8 months is that of the doxorubicin arm of this trial' },
  centre: null,
  accrual: null,
  lastYear: null,
  design: 'randomized trial, doxorubicin arm',
  n: 228,
  population: {
    description: 'advanced soft tissue sarcoma of all kinds',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: null,
  },
  outcomes: [
    {
      ...doxorubicinAlone,
      id: 'MOF-C18',
      locator: 'Discussion, comparison with doxorubicin',
      result: { kind: 'time-to-event', endpoint: 'overall survival', origin: 'not-stated', medianMonths: 12.8 },
      knownProblems: [nineIsLessThanTwelve],
    },
    {
      ...doxorubicinAlone,
      id: 'MOF-C19',
      locator: 'Discussion, comparison with doxorubicin',
      result: {
        kind: 'rates',
        endpoint: 'laboratory toxicity',
        rates: [
          { label: 'leukopenia', percent: 18, of: null },
          { label: 'neutropenia', percent: 37, of: null },
          { label: 'febrile neutropenia', percent: 13, of: null },
          { label: 'anemia', percent: 5, of: null },
        ],
        note: 'Grade 3 and 4; thrombocytopenia in less than 1 %.',
      },
      knownProblems: [],
    },
  ],
};

export const quotedChemotherapy: Publication = {
  id: 'moffitt-references-12-13',
  citation: {
    authors: 'References 12 and 13 of Krzyston 2020',
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
  n: null,
  population: {
    description: 'unresectable metastatic leiomyosarcoma by the quoting text; not verified',
    histology: 'not-verified',
    leiomyosarcoma: null,
  },
  outcomes: [
    {
      id: 'MOF-C17',
      locator: 'Introduction, first paragraph',
      n: null,
      therapies: [],
      treatment: 'chemotherapy',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'not-stated',
        medianMonths: 21.9,
        note: 'Quoted as the highest reported median; median progression-free survival 6.9 months.',
      },
      ...quoted('moffitt-2020', '12 and 13'),
      knownProblems: [],
    },
  ],
};
