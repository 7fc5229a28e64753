/** From which event time is counted. Outcomes of different origin never share an axis. */
export type TimeOrigin =
  | 'diagnosis'
  | 'liver-metastasis'
  | 'first-liver-directed-treatment'
  | 'liver-resection'
  | 'repeat-liver-resection'
  | 'treatment'
  | 'not-stated';

/** The origin as it is read beside every survival figure. */
export const ORIGIN_WORDS: Readonly<Record<TimeOrigin, string>> = {
  diagnosis: 'from diagnosis of the leiomyosarcoma',
  'liver-metastasis': 'from diagnosis of the liver metastasis',
  'first-liver-directed-treatment': 'from the first liver-directed treatment',
  'liver-resection': 'from liver resection',
  'repeat-liver-resection': 'from repeat liver resection',
  treatment: 'from treatment',
  'not-stated': 'from a starting point that is not stated',
};
