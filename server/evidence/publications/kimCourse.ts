import type { Outcome } from '../outcome.ts';
import type { Counts } from '../result.ts';
import {
  groupMixedUp,
  laterMetastasesCountedTwice,
  notAllResected,
  patientOneDiffers,
  twoLesionsCountedAsOne,
} from './kimProblems.ts';

const outcome = {
  n: 10,
  therapies: ['resection'],
  treatment: 'hepatic resection',
  applies: { repeatResection: false },
  reportedAs: 'primary',
} as const satisfies Partial<Outcome>;

const extrahepaticLater = (n: number): Counts => ({
  kind: 'counts',
  endpoint: 'further metastasis',
  of: 10,
  counts: [{ label: 'outside the liver after resection', n }],
});

export const kimCourse: readonly Outcome[] = [
  {
    ...outcome,
    id: 'KIM-03',
    locator: 'Results, second paragraph',
    result: {
      kind: 'counts',
      endpoint: 'vital status',
      when: 'at last follow-up (8 to 170 months)',
      of: 10,
      partition: true,
      counts: [
        { label: 'dead', n: 2, printedPercent: 20 },
        { label: 'alive', n: 8, printedPercent: 80 },
      ],
    },
    knownProblems: [],
  },
  {
    ...outcome,
    id: 'KIM-04',
    locator: 'Results, first paragraph; Table 1',
    result: {
      kind: 'counts',
      endpoint: 'further metastasis',
      of: 10,
      partition: true,
      counts: [
        { label: 'further metastasis, in the liver or elsewhere', n: 5 },
        { label: 'none', n: 5, printedPercent: 50 },
      ],
      note: 'One of the five (patient 6) had the other sites already at liver surgery.',
    },
    knownProblems: [laterMetastasesCountedTwice, groupMixedUp, patientOneDiffers],
  },
  {
    ...outcome,
    id: 'KIM-05',
    locator: 'Abstract; recounted from Table 1',
    result: extrahepaticLater(3),
    standing: { kind: 'corrected', printed: { n: 10, result: extrahepaticLater(4) } },
    knownProblems: [laterMetastasesCountedTwice, patientOneDiffers],
  },
  {
    ...outcome,
    id: 'KIM-06',
    locator: 'Table 2',
    result: {
      kind: 'counts',
      endpoint: 'resection margin',
      of: 10,
      partition: true,
      counts: [
        { label: 'R0', n: 9 },
        { label: 'R1', n: 1 },
      ],
    },
    knownProblems: [notAllResected, twoLesionsCountedAsOne],
  },
  {
    ...outcome,
    id: 'KIM-07',
    locator: 'Results, last paragraph',
    result: {
      kind: 'counts',
      endpoint: 'postoperative complications',
      of: 10,
      counts: [{ label: 'complications', n: 0 }],
      note: 'No perioperative death; mean hospital stay 8.4 days.',
    },
    knownProblems: [],
  },
  {
    ...outcome,
    id: 'KIM-10',
    locator: 'Results, third paragraph',
    result: {
      kind: 'finding',
      endpoint: 'prognostic factor',
      text: 'The markers CEA and CA 19-9 told nothing about the course, whether taken before or after the operation.',
    },
    knownProblems: [],
  },
];
