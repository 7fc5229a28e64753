import type { Outcome } from '../outcome.ts';
import { moffittPooled } from './moffittPooled.ts';
import { beadLoading, modalityByPreference, responseDidNotSeparate, threeMonthsAlive } from './moffittProblems.ts';
import { laboratoryGradesDiffer, progressionOfWhom, wrongDenominator } from './moffittTableProblems.ts';

const WHEN = '3 months after the first liver-directed treatment';
const WITHIN = 'within 3 months of the first liver-directed treatment';

/** Krzyston 2020: response rates in the text, toxicity and MELD. */
export const moffittToxicity: readonly Outcome[] = [
  {
    ...moffittPooled,
    id: 'MOF-07',
    locator: 'Results, imaging',
    result: {
      kind: 'counts',
      endpoint: 'tumor response',
      standard: 'mRECIST',
      when: WHEN,
      of: 24,
      counts: [
        { label: 'objective response (CR or PR)', n: 10, printedPercent: 41.7 },
        { label: 'disease control (CR, PR or SD)', n: 15, printedPercent: 62.5 },
      ],
    },
    repeats: 'MOF-T3-mRECIST-Total',
    knownProblems: [responseDidNotSeparate, threeMonthsAlive],
  },
  {
    ...moffittPooled,
    id: 'MOF-08',
    locator: 'Discussion, response',
    subgroup: 'by first treatment',
    result: {
      kind: 'rates',
      endpoint: 'tumor response',
      standard: 'mRECIST',
      when: WHEN,
      rates: [
        { label: 'all', percent: 42, of: 24 },
        { label: 'DEB-TACE', percent: 54, of: 13 },
        { label: 'Y90', percent: 17, of: 6 },
        { label: 'ablation', percent: 40, of: 5 },
      ],
      note: 'Objective response (CR or PR).',
    },
    repeats: 'MOF-T3-mRECIST-Total',
    knownProblems: [modalityByPreference, threeMonthsAlive, wrongDenominator],
  },
  {
    ...moffittPooled,
    id: 'MOF-09',
    locator: 'Results, imaging',
    n: null,
    subgroup: 'patients with progression',
    result: {
      kind: 'finding',
      endpoint: 'further metastasis',
      text: 'Four patients progressed outside the liver, of 13 (RECIST) or of 9 (mRECIST) with progression: not stated.',
    },
    standing: { kind: 'doubted' },
    knownProblems: [progressionOfWhom],
  },
  {
    ...moffittPooled,
    id: 'MOF-10',
    locator: 'Results, toxicity',
    result: {
      kind: 'counts',
      endpoint: 'clinical toxicity',
      when: WITHIN,
      of: 24,
      counts: [
        { label: 'any of grade 1 or 2', n: 23 },
        { label: 'grade 3', n: 1 },
      ],
      note: 'As told by the patients: mostly nausea, upper abdominal pain and fatigue.',
    },
    knownProblems: [threeMonthsAlive],
  },
  {
    ...moffittPooled,
    id: 'MOF-11',
    locator: 'Results, toxicity',
    result: {
      kind: 'counts',
      endpoint: 'clinical toxicity',
      when: WITHIN,
      of: 24,
      counts: [
        { label: 'acute cholecystitis, grade 2', n: 2 },
        { label: 'postembolization syndrome, grade 3', n: 1 },
      ],
      note: 'The syndrome followed DEB-TACE, with 6 days in hospital; the treatment before the cholecystitis is not stated.',
    },
    knownProblems: [threeMonthsAlive, beadLoading],
  },
  {
    ...moffittPooled,
    id: 'MOF-12',
    locator: 'Results, toxicity',
    result: {
      kind: 'counts',
      endpoint: 'laboratory toxicity',
      standard: 'CTCAE v5.0',
      when: WHEN,
      of: 24,
      counts: [
        { label: 'grade 1 or 2', n: 21 },
        { label: 'grade 3', n: 3 },
      ],
      note: 'Grade 3: bilirubin, ALT or alkaline phosphatase.',
    },
    knownProblems: [laboratoryGradesDiffer, threeMonthsAlive],
  },
  {
    ...moffittPooled,
    id: 'MOF-13',
    locator: 'Abstract',
    result: {
      kind: 'finding',
      endpoint: 'MELD score',
      text: 'Mean 7.5 (SD 1.89) at baseline and 8.8 (SD 4.2) at 3 months. The version of MELD is not stated.',
    },
    repeats: 'MOF-14',
    knownProblems: [threeMonthsAlive],
  },
  {
    ...moffittPooled,
    id: 'MOF-14',
    locator: 'Results, toxicity',
    result: {
      kind: 'finding',
      endpoint: 'MELD score',
      text: 'Mean 7.5 (SD 1.9) at baseline and 8.9 (SD 4.2) at 3 months, P = 0.062. The version of MELD is not stated.',
    },
    knownProblems: [threeMonthsAlive],
  },
  {
    ...moffittPooled,
    id: 'MOF-15',
    locator: 'Results, survival',
    result: {
      kind: 'finding',
      endpoint: 'prognostic factor',
      text: 'Cox regression found no significant relation between survival and laboratory values, at baseline or at 3 months.',
    },
    knownProblems: [threeMonthsAlive],
  },
];
