import type { SurvivalTime } from '../survival.ts';

/** One row of the two tables. Sizes in cm, times in months. */
export interface KimPatient extends SurvivalTime {
  readonly no: number;
  readonly age: number;
  readonly sex: 'F' | 'M';
  readonly primarySizeCm: number;
  readonly chemotherapy: boolean;
  readonly radiotherapy: boolean;
  /** From resection of the primary tumor to liver metastasis; 0 when both were resected together. */
  readonly toLiverMetastasis: number;
  readonly furtherMetastasis: readonly string[];
  readonly lesionCm: number;
  readonly lesions: number;
  readonly segments: readonly number[];
  readonly marginPositive: boolean;
}

type Flags = Pick<KimPatient, 'died' | 'chemotherapy' | 'radiotherapy' | 'marginPositive'>;
const NONE: Flags = { died: false, chemotherapy: false, radiotherapy: false, marginPositive: false };
const CHEMO = { ...NONE, chemotherapy: true };
const CHEMO_RADIO = { ...CHEMO, radiotherapy: true };
const DIED = { ...NONE, died: true };

/** Kim 2017, Tables 1 and 2, as printed. `months` is the "overall survival period", whose starting point is not stated. */
export const kimPatients: readonly [KimPatient, ...KimPatient[]] = [
  {
    no: 1,
    age: 42,
    sex: 'F',
    primarySizeCm: 18,
    toLiverMetastasis: 16,
    months: 170,
    ...CHEMO_RADIO,
    lesionCm: 2.5,
    lesions: 1,
    segments: [6],
    furtherMetastasis: ['lung', 'thigh', 'arm'],
  },
  {
    no: 2,
    age: 38,
    sex: 'M',
    primarySizeCm: 3.5,
    toLiverMetastasis: 0,
    months: 24,
    ...DIED,
    lesionCm: 3,
    lesions: 2,
    segments: [4, 7],
    furtherMetastasis: ['liver', 'left kidney'],
  },
  {
    no: 3,
    age: 50,
    sex: 'F',
    primarySizeCm: 4,
    toLiverMetastasis: 0,
    months: 14,
    ...DIED,
    marginPositive: true,
    lesionCm: 2.5,
    lesions: 7,
    segments: [1, 2, 3, 6, 8],
    furtherMetastasis: ['liver'],
  },
  {
    no: 4,
    age: 41,
    sex: 'F',
    primarySizeCm: 19,
    toLiverMetastasis: 14,
    months: 20,
    ...NONE,
    lesionCm: 1.6,
    lesions: 2,
    segments: [3, 4],
    furtherMetastasis: [],
  },
  {
    no: 5,
    age: 51,
    sex: 'F',
    primarySizeCm: 18,
    toLiverMetastasis: 6,
    months: 18,
    ...CHEMO,
    lesionCm: 0.9,
    lesions: 1,
    segments: [7],
    furtherMetastasis: [],
  },
  {
    no: 6,
    age: 43,
    sex: 'F',
    primarySizeCm: 17.5,
    toLiverMetastasis: 19,
    months: 19,
    ...CHEMO,
    lesionCm: 2.8,
    lesions: 1,
    segments: [3],
    furtherMetastasis: ['rectum', 'peritoneum', 'mesentery'],
  },
  {
    no: 7,
    age: 60,
    sex: 'F',
    primarySizeCm: 3.5,
    toLiverMetastasis: 38,
    months: 40,
    ...NONE,
    lesionCm: 2,
    lesions: 1,
    segments: [7, 8],
    furtherMetastasis: [],
  },
  {
    no: 8,
    age: 69,
    sex: 'F',
    primarySizeCm: 4.1,
    toLiverMetastasis: 19,
    months: 18,
    ...NONE,
    lesionCm: 2.6,
    lesions: 1,
    segments: [6],
    furtherMetastasis: [],
  },
  {
    no: 9,
    age: 38,
    sex: 'M',
    primarySizeCm: 8.2,
    toLiverMetastasis: 12,
    months: 11,
    ...CHEMO_RADIO,
    lesionCm: 3,
    lesions: 1,
    segments: [6],
    furtherMetastasis: ['peritoneum'],
  },
  {
    no: 10,
    age: 50,
    sex: 'M',
    primarySizeCm: 4,
    toLiverMetastasis: 5,
    months: 8,
    ...NONE,
    lesionCm: 3,
    lesions: 2,
    segments: [3, 6],
    furtherMetastasis: [],
  },
];
