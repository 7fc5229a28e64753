import type { Outcome } from '../outcome.ts';
import type { Publication } from '../publication.ts';
import { READ_PUBLICATIONS } from '../readPublications.ts';
import { beforeKitTesting, noMedianByCompleteness, proportionIsNoRate } from './chenProblems.ts';

const outcome = {
  therapies: ['resection'],
  treatment: 'hepatic resection, complete in 6 and incomplete in 5',
  locator: 'Abstract',
  reportedAs: 'primary',
} as const satisfies Partial<Outcome>;

export const chen: Publication = {
  id: 'chen-1998',
  citation: {
    authors: 'Chen H, Pruitt A, Nicol TL, et al.',
    title: 'Complete hepatic resection of metastases from leiomyosarcoma prolongs survival',
    year: 1998,
    journal: 'J Gastrointest Surg 2(2):151-155',
    link: READ_PUBLICATIONS['chen-1998'].link,
  },
  identity: { kind: 'read', as: 'chen-1998' },
  centre: null,
  accrual: '1984-1995',
  lastYear: 1995,
  design: 'retrospective review of consecutive resections (abstract read)',
  n: 11,
  population: {
    description: 'liver the only site of metastasis; 5 low-grade and 6 high-grade primaries',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
    gistEra: 'operated 1984 to 1995, before stromal tumors were told apart from leiomyosarcoma',
    extrahepaticDisease: { n: 0, of: 11 },
    primarySites: [
      {
        site: 'viscera',
        n: 6,
        holds: ['stomach', 'small-intestine', 'colon-or-rectum', 'esophagus'],
        mayHold: ['uterus', 'kidney', 'pelvis', 'abdomen', 'trunk'],
      },
      { site: 'retroperitoneum', n: 5, holds: ['retroperitoneum'], mayHold: ['abdomen', 'trunk', 'kidney'] },
    ],
  },
  outcomes: [
    {
      ...outcome,
      id: 'CHEN-01',
      n: 11,
      result: { kind: 'time-to-event', endpoint: 'overall survival', origin: 'liver-resection', medianMonths: 39 },
      knownProblems: [noMedianByCompleteness, beforeKitTesting],
    },
    {
      ...outcome,
      id: 'CHEN-02',
      n: 11,
      subgroup: 'complete (6) against incomplete (5) resection',
      result: {
        kind: 'time-to-event',
        endpoint: 'overall survival',
        origin: 'liver-resection',
        medianMonths: null,
        p: '0.03 (log-rank)',
        note: 'Survival was longer after complete resection; no median is given for either group.',
      },
      knownProblems: [noMedianByCompleteness, beforeKitTesting],
    },
    {
      ...outcome,
      id: 'CHEN-03',
      n: 6,
      treatment: 'complete hepatic resection',
      subgroup: 'complete resection',
      result: {
        kind: 'counts',
        endpoint: 'vital status',
        when: 'at a median follow-up of 53 months after hepatectomy',
        of: 6,
        counts: [{ label: 'alive', n: 5 }],
      },
      knownProblems: [proportionIsNoRate, beforeKitTesting],
    },
    {
      ...outcome,
      id: 'CHEN-04',
      n: 11,
      result: { kind: 'counts', endpoint: 'operative death', of: 11, counts: [{ label: 'operative deaths', n: 0 }] },
      knownProblems: [],
    },
  ],
};
