import type { Outcome } from '../outcome.ts';
import type { Publication } from '../publication.ts';
import { READ_PUBLICATIONS } from '../readPublications.ts';
import { followUpUnclear, singleCase, sizeMisplaced } from './tsuzakaProblems.ts';

const outcome = {
  n: 1,
  therapies: ['resection'],
  treatment: 'laparoscopic right posterior sectionectomy, R0, 4 months after resection of the primary tumor',
  locator: 'Case presentation',
  reportedAs: 'primary',
} as const satisfies Partial<Outcome>;

export const tsuzaka: Publication = {
  id: 'tsuzaka-2022',
  citation: {
    authors: 'Tsuzaka S, Asahi Y, Kamiyama T, et al.',
    title: 'Laparoscopic liver resection for liver metastasis of leiomyosarcoma of the thigh: a case report',
    year: 2022,
    journal: 'Surg Case Rep 8',
    link: READ_PUBLICATIONS['tsuzaka-2022'].link,
  },
  identity: { kind: 'read', as: 'tsuzaka-2022' },
  centre: null,
  accrual: null,
  lastYear: null,
  design: 'case report with a table of earlier reports',
  n: 1,
  population: {
    description: 'one man of 80 years: grade III primary in the thigh, solitary synchronous metastasis in segment 7',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
    ageYears: { range: [80, 80] },
    largestLesionCmMax: 2.1,
    lesionCountMax: 1,
    extrahepaticDisease: { n: 0, of: 1 },
    primarySites: [{ site: 'thigh', n: 1, holds: [], mayHold: ['extremities', 'skin'] }],
  },
  outcomes: [
    {
      ...outcome,
      id: 'TSU-01',
      result: {
        kind: 'counts',
        endpoint: 'freedom from recurrence',
        when: '5 months after liver resection, 9 months after resection of the primary tumor',
        of: 1,
        counts: [{ label: 'without recurrence', n: 1 }],
      },
      knownProblems: [followUpUnclear, sizeMisplaced, singleCase],
    },
    {
      ...outcome,
      id: 'TSU-02',
      result: {
        kind: 'counts',
        endpoint: 'postoperative complications',
        of: 1,
        counts: [{ label: 'complications', n: 0 }],
        note: 'Operation 314 minutes, blood loss 80 mL, discharge on day 11.',
      },
      knownProblems: [singleCase],
    },
  ],
};
