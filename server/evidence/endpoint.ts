/**
 * What was measured, in the order in which results are shown: survival, then disease control, then response, then harm.
 * Two endpoints of different name are never compared.
 */
export const ENDPOINTS = [
  'overall survival',
  'vital status',
  'progression-free survival',
  'liver progression-free survival',
  'local progression-free survival',
  'recurrence-free survival',
  'freedom from recurrence',
  'recurrence',
  'further metastasis',
  'tumor response',
  'duration of response',
  'effectiveness',
  'resection margin',
  'operative death',
  'postoperative complications',
  'clinical toxicity',
  'laboratory toxicity',
  'MELD score',
  'prognostic factor',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];
