import type { KnownProblem } from '../knownProblem.ts';

export const followUpUnclear: KnownProblem = {
  severity: 'B',
  id: 'T1',
  printed: 'observed for 5 months after liver resection, or for 7',
  correct: '5 months: 9 since the first operation less the 4 between the two',
  basis: 'abstract and case report agree on 9, 4 and 5; the 7 of the conclusion fits neither operation',
};

export const sizeMisplaced: KnownProblem = {
  severity: 'B',
  id: 'T2',
  printed: 'thigh mass of 18 cm by examination and 25 mm by imaging',
  correct: 'the 25 mm probably belong to the liver lesion; its size before the operation is not given otherwise',
  basis: 'the specimens measured 15 cm (thigh) and 21 mm (liver)',
};

export const singleCase: KnownProblem = {
  severity: 'B',
  id: 'T14',
  printed: 'called an effective approach',
  correct: 'one patient followed for 5 months gives no estimate of any outcome',
  basis: 'case report',
};

export const sourcesDoNotFit: KnownProblem = {
  severity: 'B',
  id: 'T5',
  printed: 'the ranges are credited to references 4-6, 8, 9 and 11-15',
  correct: 'Table 1, from which the ranges come, lists references 4-6, 8, 9 and 17-21',
  basis: 'sentence and table compared; both medians, 11 and 77 months, stand in rows that contradict themselves',
};

export const notOnlyLeiomyosarcoma: KnownProblem = {
  severity: 'A',
  id: 'T6',
  printed: 'Table 1 is headed metastatic leiomyosarcoma, completely resected',
  correct: 'this row is a mixed sarcoma series',
  basis: 'abstracts of the cited studies: stromal tumors, other sarcomas, and resections that were not complete',
};

export const medianBelowFirstYear: KnownProblem = {
  severity: 'A',
  id: 'T7',
  printed: 'median 11 months with 58 % alive at 1 year',
  correct: 'not both: with 58 % alive at 12 months the median lies beyond 12 months',
  basis: 'definition of the median; which figure is wrong is not known',
  explains: { 'median-against-survival': ['TSU-T1'] },
};

export const medianBeyondFiveYears72: KnownProblem = {
  severity: 'A',
  id: 'T8',
  printed: 'median 72 months with 32 % alive at 5 years',
  correct: 'not both: with 32 % alive at 60 months the median lies before 60 months',
  basis: 'definition of the median; which figure is wrong is not known',
  explains: { 'median-against-survival': ['TSU-T5'] },
};

export const medianBeyondFiveYears77: KnownProblem = {
  severity: 'A',
  id: 'T9',
  printed: 'median 77 months with 42 % alive at 5 years, 21 patients',
  correct: 'not both; 46 months in 38 patients, if this row is the Dutch nationwide series',
  basis: 'the abstract of that series (Grimme 2019) reports the same 88, 54 and 42 %, with a median of 46 months',
  explains: { 'median-against-survival': ['TSU-T8'] },
};

export const periodsSwapped: KnownProblem = {
  severity: 'B',
  id: 'T10',
  printed: '1998-2013 for reference 21 and 1998-2014 for reference 9',
  correct: 'probably the other way round',
  basis: 'Brudvik 2015 reports 1998-2013 and the Dutch series 1998-2014 in their abstracts',
};

export const fiftySixResected: KnownProblem = {
  severity: 'B',
  id: 'T11',
  printed: '42 patients',
  correct: '56 completely resected patients',
  basis: 'the abstract of DeMatteo 2001 gives 56 with the same median and the same 1-, 3- and 5-year survival',
};

export const wholeSeriesNotR0: KnownProblem = {
  severity: 'B',
  id: 'T12',
  printed: '31 patients',
  correct: '36 patients were resected, 31 of them R0; the survival is that of the series',
  basis: 'abstract of Marudanayagam 2011',
};

export const eightRepeatResections: KnownProblem = {
  severity: 'B',
  id: 'T13',
  printed: 'two of four patients with hepatic recurrence were resected again',
  correct: '76 months is the median of eight patients resected again for recurrence',
  basis: 'abstract of Rehders 2009',
};
