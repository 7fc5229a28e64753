import type { Outcome } from '../../outcome.ts';
import type { Publication } from '../../publication.ts';
import type { Rates } from '../../result.ts';
import { conventionalNotBeads } from '../moffittTableProblems.ts';
import { quoted } from './quoted.ts';

const time = { kind: 'time-to-event', origin: 'treatment' } as const;
const responded = (of: number): Rates => ({
  kind: 'rates',
  endpoint: 'tumor response',
  standard: 'mRECIST',
  rates: [{ label: 'objective response', percent: 48, of }],
});
const outcome = {
  locator: 'Discussion, third paragraph',
  n: 30,
  therapies: [],
  bearsOn: ['deb-tace'],
  treatment: 'conventional chemoembolization, not drug-eluting beads',
  ...quoted('moffitt-2020', '7'),
} as const satisfies Partial<Outcome>;

export const chapiro: Publication = {
  id: 'chapiro-2015',
  citation: {
    authors: 'Chapiro J, et al.',
    title: null,
    year: 2015,
    journal: 'Eur J Radiol 84(3):424-430',
    link: 'https://pubmed.ncbi.nlm.nih.gov/25542065/',
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: null,
  lastYear: null,
  design: '77 procedures in 30 patients',
  n: 30,
  population: {
    description: 'soft tissue sarcoma, 25 of 30 leiomyosarcoma',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 25 / 30,
  },
  outcomes: [
    {
      ...outcome,
      id: 'MOF-C10',
      result: {
        ...time,
        endpoint: 'overall survival',
        medianMonths: 21.2,
        ci95Months: [13.4, 28.9],
        note: 'The interval is that of the abstract; counted from the first treatment.',
      },
      knownProblems: [conventionalNotBeads],
    },
    {
      ...outcome,
      id: 'MOF-C10b',
      result: {
        ...time,
        endpoint: 'progression-free survival',
        medianMonths: 6.3,
        ci95Months: [4.4, 8.2],
        note: 'The interval is that of the abstract; counted from the first treatment.',
      },
      knownProblems: [conventionalNotBeads],
    },
    {
      ...outcome,
      id: 'MOF-C11',
      locator: 'Discussion, response',
      n: 25,
      result: responded(25),
      standing: { kind: 'corrected', printed: { n: 30, result: responded(30) } },
      knownProblems: [conventionalNotBeads],
    },
    {
      ...outcome,
      id: 'MOF-C12',
      locator: 'Discussion, toxicity',
      result: {
        kind: 'finding',
        endpoint: 'clinical toxicity',
        text: 'Pain below the right ribs was the most frequent complaint; no grade 3 or 4 toxicity in 77 procedures (abstract).',
      },
      knownProblems: [conventionalNotBeads],
    },
  ],
};
