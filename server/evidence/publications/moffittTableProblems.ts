import type { KnownProblem } from '../knownProblem.ts';

export const wrongDenominator: KnownProblem = {
  severity: 'A',
  id: 'M4',
  printed: 'DEB-TACE column: 30.4 and 26.1 % by RECIST; 13.0, 13.0, 17.4 and 13.0 % by mRECIST',
  correct: 'of 13 patients: PD 53.8 and SD 46.2 % by RECIST; PD 23.1, SD 23.1, PR 30.8 and CR 23.1 % by mRECIST',
  basis: 'the printed percentages are the counts divided by 23; the text has 54 % objective response (7 of 13)',
  explains: { 'percent-from-count': ['MOF-T3-RECIST-DEB-TACE', 'MOF-T3-mRECIST-DEB-TACE'] },
};

export const laboratoryGradesDiffer: KnownProblem = {
  severity: 'B',
  id: 'M6',
  printed: 'grade 1 or 2 in 20 patients (abstract) or in 21 (results), grade 3 in 3',
  correct: 'cannot be settled; only 21 and 3 make up all 24 patients',
  basis: 'abstract and results compared',
};

export const progressionOfWhom: KnownProblem = {
  severity: 'B',
  id: 'M12',
  printed: '4 of those with progression had extrahepatic progression',
  correct: 'of 13 (RECIST) or of 9 (mRECIST): not stated',
  basis: 'Table 3 counts progression under both standards',
};

export const notSmaller: KnownProblem = {
  severity: 'B',
  id: 'M14',
  printed: 'two smaller studies of Y90',
  correct: 'one of the two is the larger: 39 patients against 24',
  basis: 'abstract of Miller 2018',
};

export const subgroupOfSeven: KnownProblem = {
  severity: 'A',
  id: 'M15',
  printed: 'median 18 months in 24 patients',
  correct: '18 months is the median of the 7 with visceral leiomyosarcoma; 36 months in stromal tumors',
  basis: 'abstract of Maluccio 2006, which gives 62, 41 and 29 % at 1, 2 and 3 years for all',
};

export const electiveOnly: KnownProblem = {
  severity: 'A',
  id: 'M16',
  printed: '26.7 months and 38.9 % response in 28 patients',
  correct: '18 patients were treated electively and carry the 26.7 months; 38.9 % is 7 of these 18',
  basis:
    'abstract of Pierce: 10 of the 28 were emergencies for rupture, primary liver sarcomas are included, and the index tumor responded in 61 % (11 of 18)',
  explains: { 'percent-from-count': ['MOF-C06'] },
};

export const conventionalNotBeads: KnownProblem = {
  severity: 'B',
  id: 'M17',
  printed: 'adverse events after DEB-TACE; 48 % response in 30 patients',
  correct: 'conventional chemoembolization; 48 % are 12 responders, hence of 25',
  basis: 'abstract of Chapiro 2015; whether the 25 are those with leiomyosarcoma is not known',
  explains: { 'percent-from-count': ['MOF-C11'] },
};
