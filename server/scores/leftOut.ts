/** A score that could be computed from what is read and is not, with the reason. */
export interface ScoreLeftOut {
  readonly name: string;
  readonly reason: string;
}

/** So that a reader who misses one finds why. No series of leiomyosarcoma reports any of them. */
export const SCORES_LEFT_OUT: readonly ScoreLeftOut[] = [
  {
    name: 'PALBI',
    reason: 'ALBI with platelets, found in a single source; no series shown here reports it',
  },
  {
    name: 'FIB-4 and APRI',
    reason:
      'estimates of fibrosis in chronic hepatitis; AST, ALT and platelets change with metastases and chemotherapy as well, and no series shown here reports them',
  },
];
