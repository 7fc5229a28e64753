import type { Publication } from '../publication.ts';
import { READ_PUBLICATIONS } from '../readPublications.ts';
import { kimCourse } from './kimCourse.ts';
import { kimPatients } from './kimPatients.ts';
import { kimSurvival } from './kimSurvival.ts';

const ages = kimPatients.map(({ age }) => age);

export const kim: Publication = {
  id: 'kim-2017',
  citation: {
    authors: 'Kim, Lee, Kim, Kang',
    title: 'Surgical resection of liver metastasis of leiomyosarcoma',
    year: 2017,
    journal: 'Korean J Clin Oncol 13(2):143-146',
    link: READ_PUBLICATIONS['kim-2017'].link,
  },
  identity: { kind: 'read', as: 'kim-2017' },
  centre: 'Asan Medical Center, Seoul',
  accrual: '2003-2015',
  lastYear: 2015,
  design: 'retrospective case series, single center, individual rows printed',
  n: 10,
  population: {
    description: 'intra-abdominal primaries; one patient with liver cirrhosis',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
    ageYears: {
      mean: ages.reduce((sum, age) => sum + age, 0) / ages.length,
      range: [Math.min(...ages), Math.max(...ages)],
    },
    largestLesionCmMax: Math.max(...kimPatients.map(({ lesionCm }) => lesionCm)),
    lesionCountMax: Math.max(...kimPatients.map(({ lesions }) => lesions)),
    extrahepaticDisease: { n: 1, of: 10 },
    priorChemotherapy: { n: kimPatients.filter(({ chemotherapy }) => chemotherapy).length, of: kimPatients.length },
    primarySites: [
      { site: 'retroperitoneum', n: 5, holds: ['retroperitoneum'], mayHold: ['abdomen', 'trunk', 'kidney'] },
      {
        site: 'pancreas, small bowel, ileocecum or stomach',
        n: 5,
        holds: ['stomach', 'small-intestine'],
        mayHold: ['colon-or-rectum', 'abdomen', 'trunk'],
      },
    ],
  },
  outcomes: [kimSurvival, ...kimCourse],
};
