/** Stable ids: audits, decision support cards and other programs refer to criteria by these. */
export const CRITERION_IDS = [
  'histology',
  'liver-metastasis',
  'unresectable',
  'liver-dominant',
  'ecog',
  'total-bilirubin',
  'creatinine',
  'inr',
  'platelets',
  'lesion-count',
  'lesion-size',
  'ablatable-location',
  'prefers-y90',
  'complete-removal-possible',
] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];
