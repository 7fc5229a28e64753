import type { Publication } from '../../publication.ts';
import { notSmaller } from '../moffittTableProblems.ts';
import { linkTo, quoted } from './quoted.ts';

const unread = { centre: null, accrual: null, lastYear: null } as const;

export const miller: Publication = {
  ...unread,
  id: 'miller-2018',
  citation: {
    authors: 'Miller MD, Sze DY, Padia SA, et al.',
    title: null,
    year: 2018,
    journal: 'J Vasc Interv Radiol 29(6):867-873',
    link: 'https://stanfordhealthcare.org/publications/473/473959.html',
  },
  identity: { kind: 'named' },
  design: 'retrospective, 4 institutions; glass microspheres in 22, resin in 17',
  n: 39,
  population: {
    description: '2 primary and 37 metastatic liver sarcomas of 14 kinds, 51 % leiomyosarcoma',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 0.51,
  },
  outcomes: [
    {
      id: 'MOF-C14',
      locator: 'Discussion, response',
      n: 39,
      therapies: ['y90'],
      treatment: 'Y90 radioembolization',
      result: {
        kind: 'rates',
        endpoint: 'tumor response',
        standard: 'RECIST',
        rates: [{ label: 'objective response', percent: 36, of: 39 }],
      },
      ...quoted('moffitt-2020', '26'),
      knownProblems: [],
    },
  ],
};

export const transue: Publication = {
  ...unread,
  id: 'transue',
  citation: { authors: 'Transue, et al.', title: null, year: null, journal: null, link: linkTo('moffitt-2020') },
  identity: { kind: 'named' },
  design: null,
  n: 18,
  population: {
    description: 'soft tissue sarcoma metastatic to the liver, mostly leiomyosarcoma',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: null,
  },
  outcomes: [
    {
      id: 'MOF-C15',
      locator: 'Discussion, toxicity',
      n: 18,
      therapies: ['y90'],
      treatment: 'Y90 radioembolization',
      result: {
        kind: 'counts',
        endpoint: 'laboratory toxicity',
        when: '3 months after treatment',
        of: 18,
        counts: [{ label: 'bilirubin, grade 3', n: 1 }],
      },
      ...quoted('moffitt-2020', '27'),
      knownProblems: [],
    },
  ],
};

/** Quoted as one range for both studies, so that neither can be given its own figure from it. */
export const millerAndTransue: Publication = {
  ...unread,
  id: 'miller-and-transue',
  citation: {
    authors: 'Miller, et al.; Transue, et al.',
    title: null,
    year: null,
    journal: null,
    link: linkTo('moffitt-2020'),
  },
  identity: { kind: 'named' },
  design: 'two studies quoted together',
  n: 57,
  population: {
    description: 'soft tissue sarcoma, leiomyosarcoma the most frequent kind',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: null,
  },
  outcomes: [
    {
      id: 'MOF-C13',
      locator: 'Discussion, third paragraph',
      n: 57,
      therapies: ['y90'],
      treatment: 'Y90 radioembolization',
      result: {
        kind: 'finding',
        endpoint: 'overall survival',
        text: 'Medians of 26 to 30 months from treatment in two studies (39 and 18 patients); 30 (95 % CI 12 to 43) in the larger.',
      },
      ...quoted('moffitt-2020', '26 and 27'),
      knownProblems: [notSmaller],
    },
  ],
};
