import type { Outcome } from '../outcome.ts';
import type { TimeToEvent } from '../result.ts';
import { kaplanMeier, medianSurvival, survivalAt } from '../survival.ts';
import { kimPatients } from './kimPatients.ts';
import {
  agesPrintedWrong,
  conclusionBeyondData,
  meanCalledMedian,
  notAllResected,
  originNotStated,
  twoLesionsCountedAsOne,
} from './kimProblems.ts';

const curve = kaplanMeier(kimPatients);

/** Percent alive at `months`, to one decimal. */
function alive(months: number): number {
  return Math.round(1000 * (survivalAt(curve, months) ?? 0)) / 10;
}

const printed: TimeToEvent = {
  kind: 'time-to-event',
  endpoint: 'overall survival',
  origin: 'not-stated',
  medianMonths: 34.2,
  rangeMonths: [8, 170],
};

/** Recomputed from the individual rows: the printed median is a mean. */
export const kimSurvival: Outcome = {
  id: 'KIM-01',
  locator: 'Results, first paragraph; recomputed from Table 1',
  n: kimPatients.length,
  therapies: ['resection'],
  treatment: 'hepatic resection, with intraoperative radiofrequency ablation in one',
  applies: { repeatResection: false },
  result: {
    ...printed,
    medianMonths: medianSurvival(curve),
    survivalPercent: { '1y': alive(12), '3y': alive(36), '5y': alive(60) },
    note: 'Two deaths; three patients or fewer at risk after 20 months, one after 40.',
  },
  standing: { kind: 'corrected', printed: { n: 10, result: printed } },
  patients: kimPatients,
  reportedAs: 'primary',
  knownProblems: [
    meanCalledMedian,
    originNotStated,
    agesPrintedWrong,
    twoLesionsCountedAsOne,
    notAllResected,
    conclusionBeyondData,
  ],
};
