import type { KnownProblem } from '../knownProblem.ts';

export const twoMediansAfterR0: KnownProblem = {
  severity: 'A',
  id: 'L1',
  printed: '32 months and 40 months, each called the median survival after R0 resection',
  correct: '32 months: all 15 first R0 resections. 40 months: only the 6 with extrahepatic tumor as well',
  basis: 'the sentence before the second figure narrows it to patients with extrahepatic tumor',
};

export const fiveYearSurvivorsAreFew: KnownProblem = {
  severity: 'B',
  id: 'L2',
  printed: '5-year survival of 13 %, 20 % and 33 %',
  correct: 'crudely 3 of 23, 3 of 15 and 2 of 6 patients; without extrahepatic tumor 1 of 9 R0 resections',
  basis: 'each percentage multiplied by its group, and the smaller group subtracted from the larger',
};

export const patientsAndResections: KnownProblem = {
  severity: 'B',
  id: 'L3',
  printed: '26 patients, but 23 first resections',
  correct: '3 patients entered the series with a repeat resection',
  basis: '23 first, 9 second and 2 third resections make the 34 that are reported',
};

export const noComparisonGroup: KnownProblem = {
  severity: 'B',
  id: 'L4',
  printed: 'resection ranked above chemotherapy and chemoembolization',
  correct: 'this series cannot rank treatments',
  basis: 'every patient was operated on; the study has no comparison group',
};

export const repeatGroupsWithoutSize: KnownProblem = {
  severity: 'B',
  id: 'L5',
  printed: 'after repeat resection 31 months (R0) and 28 months (R1/2)',
  correct: 'how many of the 11 repeat resections stand behind each figure is not known',
  basis: 'no group sizes by margin are given',
  explains: { 'subgroups-add-up': ['LANG-05'] },
};

export const beforeKitTesting: KnownProblem = {
  severity: 'B',
  id: 'L6',
  printed: 'all tumors are called leiomyosarcoma (1982 to 1996)',
  correct: 'some may be gastrointestinal stromal tumors in today’s terms; how many is not known',
  basis: 'KIT staining came later; Gladdy 2013 and Brudvik 2015 describe the overlap in series of that time',
};
