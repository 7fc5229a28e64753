import type { Publication } from '../publication.ts';
import { READ_PUBLICATIONS } from '../readPublications.ts';
import { moffittSurvival } from './moffittSurvival.ts';
import { moffittTable2 } from './moffittTable2.ts';
import { moffittTable3 } from './moffittTable3.ts';
import { moffittToxicity } from './moffittToxicity.ts';

/** The same 24 patients yield 59, 27 and 9 months, counted from three different events. */
export const moffitt: Publication = {
  id: 'moffitt-2020',
  citation: {
    authors: 'Krzyston H, et al.',
    title: 'Liver-directed treatments of liver-dominant metastatic leiomyosarcoma',
    year: 2020,
    journal: 'Diagn Interv Radiol 26(5):449-455',
    link: READ_PUBLICATIONS['moffitt-2020'].link,
  },
  identity: { kind: 'read', as: 'moffitt-2020' },
  centre: 'Moffitt Cancer Center, Tampa',
  accrual: '2011-2018',
  lastYear: 2018,
  design: 'retrospective, single institution',
  n: 24,
  followUpMonths: { median: 9.4, range: [2.5, 44.9] },
  population: {
    description:
      'unresectable liver-dominant disease; 20 bilobar, 20 with several lesions, 2 after hepatic metastasectomy',
    histology: 'leiomyosarcoma',
    leiomyosarcoma: 1,
    ecogMax: 1,
    ageYears: { mean: 62.8, sd: 11.4 },
    extrahepaticDisease: { n: 15, of: 24 },
    priorChemotherapy: { n: 19, of: 24 },
    primarySites: [
      { site: 'retroperitoneum', n: 8, holds: ['retroperitoneum'], mayHold: ['abdomen', 'trunk', 'kidney'] },
      { site: 'pelvis', n: 5, holds: ['pelvis'], mayHold: ['uterus', 'colon-or-rectum', 'trunk'] },
      { site: 'extremities', n: 5, holds: ['extremities'], mayHold: ['skin'] },
      { site: 'mesentery', n: 2, holds: [], mayHold: ['peritoneum', 'abdomen', 'trunk'] },
      { site: 'inferior vena cava', n: 2, holds: [], mayHold: ['abdomen', 'trunk'] },
      { site: 'head and neck', n: 1, holds: ['head-and-neck'], mayHold: ['skin'] },
      { site: 'unknown', n: 1, holds: 'not-known' },
    ],
  },
  outcomes: [...moffittSurvival, ...moffittTable2, ...moffittTable3, ...moffittToxicity],
  splits: [
    { whole: 'MOF-03', by: 'extrahepatic disease', parts: ['MOF-T2-01', 'MOF-T2-02'] },
    { whole: 'MOF-03', by: 'MELD at 3 months', parts: ['MOF-T2-03', 'MOF-T2-04'] },
    { whole: 'MOF-03', by: 'months from liver metastasis', parts: ['MOF-T2-05', 'MOF-T2-06'] },
    { whole: 'MOF-03', by: 'response by mRECIST', parts: ['MOF-T2-07', 'MOF-T2-08'] },
    {
      whole: 'MOF-T3-RECIST-Total',
      by: 'first treatment',
      parts: ['MOF-T3-RECIST-DEB-TACE', 'MOF-T3-RECIST-Y90', 'MOF-T3-RECIST-Ablation'],
    },
    {
      whole: 'MOF-T3-mRECIST-Total',
      by: 'first treatment',
      parts: ['MOF-T3-mRECIST-DEB-TACE', 'MOF-T3-mRECIST-Y90', 'MOF-T3-mRECIST-Ablation'],
    },
  ],
};
