import type { TherapyId } from '../criteria/therapy.ts';
import { READ_PUBLICATIONS, type ReadPublicationId } from './readPublications.ts';

/** Who holds a position, and where it can be read. */
export interface PositionSource {
  readonly name: string;
  readonly citation: string;
  readonly link: string;
}

/** One published position, in our own words. */
export interface PositionStatement {
  readonly text: string;
  readonly source: PositionSource;
  /** Outcomes of the library that it rests on. */
  readonly outcomes: readonly string[];
}

/** A question on which the publications do not agree. Its statements are shown together or not at all; none is preferred. */
export interface Position {
  readonly id: string;
  readonly topic: string;
  readonly therapies: readonly TherapyId[];
  readonly statements: readonly [PositionStatement, PositionStatement, ...PositionStatement[]];
}

const read = (id: ReadPublicationId, citation: string): PositionSource => ({ ...READ_PUBLICATIONS[id], citation });

const chen = read('chen-1998', 'Chen H, et al. J Gastrointest Surg 1998;2(2):151-155');
const lang = read('lang-2000', 'Lang H, et al. Ann Surg 2000;231(4)');
const tsuzaka = read('tsuzaka-2022', 'Tsuzaka S, et al. Surg Case Rep 2022;8');
const krzyston = read('moffitt-2020', 'Krzyston H, et al. Diagn Interv Radiol 2020;26(5):449-455');
const tirotta: PositionSource = {
  name: 'Tirotta (review)',
  citation:
    'Tirotta F, et al. Liver resection for sarcoma metastases: a systematic review. Eur J Surg Oncol (abstract read)',
  link: 'https://moh-it.pure.elsevier.com/en/publications/liver-resection-for-sarcoma-metastases-a-systematic-review-and-ex',
};
const chapiro: PositionSource = {
  name: 'Chapiro 2015',
  citation: 'Chapiro J, et al. Eur J Radiol 2015;84(3):424-430 (abstract read)',
  link: 'https://pubmed.ncbi.nlm.nih.gov/25542065/',
};
const debdox: PositionSource = {
  name: 'DEBDOX recommendations 2012',
  citation:
    'Lencioni R, et al. Cardiovasc Intervent Radiol 2012; values as given by Nouri YM, et al. Korean J Radiol 2019;20:34-49',
  link: 'https://doi.org/10.1007/s00270-011-0287-7',
};

const EMBOLIZATION: readonly TherapyId[] = ['deb-tace', 'y90'];

/** Where published positions differ; each with all of its sides. */
export const POSITIONS: readonly [Position, ...Position[]] = [
  {
    id: 'extrahepatic-disease-and-resection',
    topic: 'Extrahepatic disease and liver resection',
    therapies: ['resection'],
    statements: [
      {
        text: 'Operated on, and speaks of, patients whose only metastases were in the liver.',
        source: chen,
        outcomes: ['CHEN-01', 'CHEN-02'],
      },
      {
        text: 'Extrahepatic tumor alone is no reason against liver resection, as long as all of it seems removable (6 R0 resections).',
        source: lang,
        outcomes: ['LANG-04'],
      },
      {
        text: 'In two cohorts of a review of 236 resected patients without stromal tumors, synchronous extrahepatic metastases went with shorter survival (hazard ratios 3.7 and 9.1).',
        source: tirotta,
        outcomes: [],
      },
    ],
  },
  {
    id: 'extrahepatic-disease-and-liver-directed-therapy',
    topic: 'Extrahepatic disease and liver-directed therapy',
    therapies: ['deb-tace', 'y90', 'microwave-ablation'],
    statements: [
      {
        text: 'Main points: the gain may be largest without extrahepatic disease (22 against 8 months, P = 0.763).',
        source: krzyston,
        outcomes: ['MOF-T2-01', 'MOF-T2-02'],
      },
      {
        text: 'Conclusion of the same paper: the gain may be largest with extrahepatic disease. The two exclude each other.',
        source: krzyston,
        outcomes: ['MOF-T2-01', 'MOF-T2-02'],
      },
    ],
  },
  {
    id: 'chemoembolization',
    topic: 'Chemoembolization of leiomyosarcoma metastases',
    therapies: ['deb-tace'],
    statements: [
      {
        text: 'Speaks of poor results, without figures; every patient of this series was operated on (until 1996).',
        source: lang,
        outcomes: [],
      },
      {
        text: 'Quotes it as ineffective when the metastases have little arterial supply; no figures.',
        source: tsuzaka,
        outcomes: ['TSU-09'],
      },
      {
        text: 'Objective response to DEB-TACE at 3 months in 7 of 13 patients by mRECIST, and in none of 13 by RECIST.',
        source: krzyston,
        outcomes: ['MOF-T3-mRECIST-DEB-TACE', 'MOF-T3-RECIST-DEB-TACE'],
      },
    ],
  },
  {
    id: 'staging-interval',
    topic: 'Interval between the treatments of the two lobes',
    therapies: EMBOLIZATION,
    statements: [
      { text: 'About 5 to 7 weeks, for DEB-TACE and for Y90.', source: krzyston, outcomes: [] },
      { text: '2 to 4 weeks, for doxorubicin-eluting beads in liver cell carcinoma.', source: debdox, outcomes: [] },
    ],
  },
  {
    id: 'response-and-survival',
    topic: 'Response by mRECIST and survival',
    therapies: EMBOLIZATION,
    statements: [
      {
        text: 'Responders and non-responders had the same median survival, 9 months (P = 0.753).',
        source: krzyston,
        outcomes: ['MOF-T2-07', 'MOF-T2-08'],
      },
      {
        text: 'Responders to conventional chemoembolization lived longer (hazard ratio 0.3, P = 0.019).',
        source: chapiro,
        outcomes: ['MOF-C11'],
      },
    ],
  },
];
