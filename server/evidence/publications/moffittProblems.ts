import type { KnownProblem } from '../knownProblem.ts';

export const conclusionsContradict: KnownProblem = {
  severity: 'A',
  id: 'M1',
  printed: 'benefit greatest without extrahepatic disease (main points), or with it (conclusion)',
  correct: 'the table has 22 months without and 8 with extrahepatic disease; P = 0.763 leaves the question open',
  basis: 'Table 2; the conclusion seems to have lost a negation',
};

export const nineIsLessThanTwelve: KnownProblem = {
  severity: 'A',
  id: 'M2',
  printed: '9 against 12.8 months with doxorubicin, called favorable',
  correct: '9 is the smaller figure, and the two cannot be compared',
  basis:
    'different starting points: mostly pretreated patients from their first liver-directed treatment, and the doxorubicin arm of a first-line trial (EORTC 62012)',
};

export const noSurgicalComparison: KnownProblem = {
  severity: 'A',
  id: 'M3',
  printed: 'survival said to be improved, and alike to that after resection',
  correct: 'neither can be concluded from this study',
  basis:
    'no resected and no untreated group; 9 months from first treatment stand against a quoted 58 months after resection, whose starting point is not stated',
};

export const medianCalledMean: KnownProblem = {
  severity: 'B',
  id: 'M5',
  printed: 'main points: mean overall survival of 59, 27 and 9 months',
  correct: 'all three are medians',
  basis: 'abstract, results and Figures 1 to 3',
};

export const intervalCutAtZero: KnownProblem = {
  severity: 'B',
  id: 'M9',
  printed: 'intervals that begin at 0, among them 0 to 21.4 both for the whole series and for a rising MELD',
  correct:
    'a lower limit of 0 is no observed time; the interval of the group with rising MELD is probably a copying error',
  basis: 'the intervals are symmetric about the median and cut off at 0 (9 less 12.4 would be negative)',
  explains: {
    'interval-cut-at-zero': ['MOF-03', 'MOF-T2-04', 'MOF-T2-07', 'MOF-T2-08'],
    'interval-repeated': ['MOF-T2-04'],
  },
};

export const threeMonthsAlive: KnownProblem = {
  severity: 'B',
  id: 'M10',
  printed: 'imaging, MELD and toxicity at 3 months in all 24, follow-up from 2.5 months',
  correct:
    'at least one patient was followed for less than 3 months; groups formed at 3 months favor those who lived that long',
  basis: 'range of follow-up; guarantee-time bias',
};

export const responseDidNotSeparate: KnownProblem = {
  severity: 'B',
  id: 'M11',
  printed: '1 complete response by RECIST, 5 by mRECIST; 9 months in responders and in non-responders',
  correct: 'the two standards differ widely, and response did not separate survival here (P = 0.753)',
  basis: 'Tables 2 and 3; Chapiro 2015 reports the opposite (hazard ratio 0.3, P = 0.019)',
};

export const similarOrLower: KnownProblem = {
  severity: 'B',
  id: 'M13',
  printed: 'survival called similar to earlier reports, and lower than in them',
  correct: 'the statements exclude each other',
  basis: 'discussion, second and third page',
};

export const fewSolitaryNoEcog2: KnownProblem = {
  severity: 'B',
  id: 'M18',
  printed: 'ECOG up to 2 was allowed',
  correct: 'the outcomes cover ECOG 0 and 1 only; 20 of 24 had multiple and 20 bilobar lesions',
  basis: 'Table 1',
};

export const modalityByPreference: KnownProblem = {
  severity: 'B',
  id: 'M19',
  printed: 'results by modality side by side',
  correct: 'the modalities cannot be compared, and no survival is given for any of them alone',
  basis: 'ablation went to few and small lesions, Y90 to those who preferred it, DEB-TACE to the others',
};

export const criteriaNotComputable: KnownProblem = {
  severity: 'B',
  id: 'M20',
  printed: 'liver-dominant disease, ablatable location, INR and platelets "correctable to" a limit',
  correct: 'who would have been included cannot be computed from a chart alone',
  basis: 'no definition of these terms and no time for the correction is given',
};

export const beadLoading: KnownProblem = {
  severity: 'B',
  id: 'M24',
  printed: '50 mg doxorubicin per mL of beads, at most 2 mL (100 mg) a session',
  correct:
    'denser than the 25 mg/mL of the manufacturer and the 25 to 37.5 mg/mL of DEBDOX; the total is within the 150 mg allowed there',
  basis: 'DC Bead instructions for use; Lencioni 2012',
};
