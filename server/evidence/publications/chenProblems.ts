import type { KnownProblem } from '../knownProblem.ts';

export const noMedianByCompleteness: KnownProblem = {
  severity: 'B',
  id: 'C1',
  printed: '39 months, beside a significant difference between complete (6) and incomplete (5) resection',
  correct: '39 months is the median of all 11; neither group has a reported median',
  basis: 'the abstract ties the median to every patient, and gives a P value alone for the comparison',
};

export const proportionIsNoRate: KnownProblem = {
  severity: 'B',
  id: 'C2',
  printed: '5 of 6 alive after complete resection, median follow-up 53 months',
  correct: 'a count at one moment, not a five-year survival rate',
  basis: 'individual follow-up is not given, so that no rate at a fixed time can be computed',
};

export const beforeKitTesting: KnownProblem = {
  severity: 'B',
  id: 'C3',
  printed: 'all 11 tumors are called leiomyosarcoma (1984 to 1995)',
  correct: 'some may be gastrointestinal stromal tumors in today’s terms; how many is not known',
  basis: 'KIT staining came later; Gladdy 2013 and Brudvik 2015 describe the overlap in series of that time',
};
