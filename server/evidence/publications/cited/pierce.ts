import type { Outcome } from '../../outcome.ts';
import type { Publication } from '../../publication.ts';
import type { Rates } from '../../result.ts';
import { electiveOnly } from '../moffittTableProblems.ts';
import { quoted } from './quoted.ts';

const time = { kind: 'time-to-event', origin: 'treatment' } as const;
const overall = { ...time, endpoint: 'overall survival', medianMonths: 26.7 } as const;
const responded = (of: number): Rates => ({
  kind: 'rates',
  endpoint: 'tumor response',
  when: '3 months after treatment',
  rates: [{ label: 'radiographic response', percent: 38.9, of }],
});
const outcome = {
  locator: 'Discussion, third paragraph',
  therapies: [],
  bearsOn: ['deb-tace', 'y90'],
  treatment: 'chemoembolization 8, radioembolization 6, bland embolization 2, combined 2',
  subgroup: 'treated electively',
  ...quoted('moffitt-2020', '24'),
} as const satisfies Partial<Outcome>;
const anyTreatment = {
  treatment: 'bland embolization 12 (10 of them emergencies), chemoembolization 8, radioembolization 6, combined 2',
};

export const pierce: Publication = {
  id: 'pierce',
  citation: {
    authors: 'Pierce DB, Johnson GE, Monroe E, et al.',
    title: 'Safety and efficacy outcomes of embolization in hepatic sarcomas',
    year: null,
    journal: 'AJR',
    link: 'https://www.scholars.northwestern.edu/en/publications/safety-and-efficacy-outcomes-of-embolization-in-hepatic-sarcomas',
  },
  identity: { kind: 'named' },
  centre: null,
  accrual: '2004-2015',
  lastYear: 2015,
  design: 'retrospective',
  n: 28,
  population: {
    description: 'primary and metastatic liver sarcoma, 11 of 28 leiomyosarcoma; 10 emergencies for rupture',
    histology: 'mixed-sarcoma',
    leiomyosarcoma: 11 / 28,
  },
  outcomes: [
    {
      ...outcome,
      id: 'MOF-C05',
      n: 18,
      result: overall,
      standing: { kind: 'corrected', printed: { n: 28, result: overall } },
      knownProblems: [electiveOnly],
    },
    {
      ...outcome,
      ...anyTreatment,
      id: 'MOF-C05b',
      n: null,
      subgroup: 'all 28 or the 18 treated electively',
      result: { ...time, endpoint: 'progression-free survival', medianMonths: 14.2 },
      standing: { kind: 'doubted' },
      knownProblems: [electiveOnly],
    },
    {
      ...outcome,
      id: 'MOF-C06',
      locator: 'Discussion, response',
      n: 18,
      result: responded(18),
      standing: { kind: 'corrected', printed: { n: 28, result: responded(28) } },
      knownProblems: [electiveOnly],
    },
    {
      ...outcome,
      ...anyTreatment,
      id: 'MOF-C07',
      locator: 'Discussion, toxicity',
      n: 28,
      subgroup: 'all',
      result: {
        kind: 'counts',
        endpoint: 'clinical toxicity',
        of: 28,
        counts: [
          { label: 'postembolization syndrome within 72 hours', n: 3 },
          { label: 'liver abscess 3 months after radioembolization', n: 1 },
        ],
      },
      knownProblems: [electiveOnly],
    },
  ],
};
