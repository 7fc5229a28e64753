const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1 < 10 ? '0' : ''}${index + 1}`);

const groups = ['Total', 'DEB-TACE', 'Y90', 'Ablation'];

/** Every figure that was taken from the five publications, by number: 110. */
export const RECORD_IDS: readonly string[] = [
  ...numbered('CHEN-', 6),
  ...numbered('LANG-', 10),
  ...numbered('KIM-', 16),
  ...numbered('TSU-', 11),
  ...Array.from({ length: 10 }, (_, row) => `TSU-T${row + 1}`),
  ...numbered('MOF-', 15),
  'MOF-T1',
  ...numbered('MOF-T2-', 8),
  ...groups.map((group) => `MOF-T3-RECIST-${group}`),
  ...groups.map((group) => `MOF-T3-mRECIST-${group}`),
  ...numbered('MOF-C', 21),
  'MOF-C01b',
  'MOF-C05b',
  'MOF-C10b',
  'MOF-C16b',
];

const ids = (letter: string, numbers: readonly number[]) => numbers.map((number) => `${letter}${number}`);

/** The review of the publications: problems that would put a wrong number before a reader (A) or leave one uncertain (B). */
export const PROBLEM_IDS = {
  A: [...ids('K', [1, 2]), ...ids('M', [1, 2, 3, 4, 15, 16]), ...ids('T', [6, 7, 8, 9]), 'L1'],
  B: [
    ...ids('K', [3, 4, 5, 6, 7, 8, 9]),
    ...ids('M', [5, 6, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20, 24]),
    ...ids('T', [1, 2, 5, 10, 11, 12, 13, 14]),
    ...ids('L', [2, 3, 4, 5, 6]),
    ...ids('C', [1, 2, 3]),
  ],
} as const;
