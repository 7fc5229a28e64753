import type { KnownProblem } from '../knownProblem.ts';

export const meanCalledMedian: KnownProblem = {
  severity: 'A',
  id: 'K1',
  printed: 'median survival 34.2 months (range 8 to 170)',
  correct: 'the Kaplan-Meier median is not reached; 34.2 is the mean of the ten times',
  basis:
    'Table 1: the ten times add up to 342 months, their middle is 18.5, and 8 of the 10 patients are alive (censored)',
  explains: { 'median-against-patients': ['KIM-01'] },
};

export const originNotStated: KnownProblem = {
  severity: 'A',
  id: 'K2',
  printed: 'an "overall survival period" without a starting point',
  correct: 'starting point unknown; it cannot be the operation on the primary tumor',
  basis: 'patients 8 and 9 have a shorter survival (18 and 11 months) than their time to liver metastasis (19 and 12)',
};

export const agesPrintedWrong: KnownProblem = {
  severity: 'B',
  id: 'K3',
  printed: 'median age 48, range 38 to 60 years',
  correct: 'mean 48.2, median 46.5, range 38 to 69 years',
  basis: 'Table 1: patient 8 is 69 years old',
};

export const laterMetastasesCountedTwice: KnownProblem = {
  severity: 'B',
  id: 'K4',
  printed: 'metastasis to other organs after liver surgery in 4 patients; further metastasis in 5',
  correct: 'outside the liver after the operation: 3 patients (1, 2 and 9)',
  basis:
    'patient 3 recurred in the liver alone, and the other sites of patient 6 were found together with the liver metastasis',
};

export const groupMixedUp: KnownProblem = {
  severity: 'B',
  id: 'K5',
  printed: 'three of the five patients without further metastasis are said to live with metastases elsewhere',
  correct: 'these three (1, 6 and 9) belong to the five patients with further metastasis',
  basis: 'a patient without metastasis cannot have one; Table 1 names the sites',
};

export const patientOneDiffers: KnownProblem = {
  severity: 'B',
  id: 'K6',
  printed: 'patient 1: lung, thigh and arm in Table 1; a second liver operation and two on the thigh in the text',
  correct: 'the second liver metastasis is missing from the table, lung and arm from the text',
  basis: 'table and text compared',
};

export const twoLesionsCountedAsOne: KnownProblem = {
  severity: 'B',
  id: 'K7',
  printed: 'patient 7: one liver mass; in the series 6 single and 4 multiple',
  correct: 'at least two lesions, so that 5 were single and 5 multiple',
  basis: 'the same row names segments 7 and 8; by the text, one was resected and the other ablated',
};

export const notAllResected: KnownProblem = {
  severity: 'B',
  id: 'K8',
  printed: 'complete resection in all 10',
  correct: 'one positive margin (patient 3), and one lesion ablated in place of resection (patient 7)',
  basis: 'Table 2',
};

export const conclusionBeyondData: KnownProblem = {
  severity: 'B',
  id: 'K9',
  printed: 'long-term survival, to be considered for all patients',
  correct: 'no such conclusion can be drawn from these ten',
  basis:
    'no control group, one patient with extrahepatic disease at operation, and nobody but patient 1 followed beyond 40 months',
};
