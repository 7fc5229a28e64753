/** A reported figure that is no outcome of a treatment, and why it is not in the library. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** Numbered in the same series as the outcomes, so that nothing is left out in silence. */
export const LEFT_OUT: readonly LeftOut[] = [
  { id: 'CHEN-05', reason: 'baseline: mean disease-free interval of 16 months before the liver metastasis' },
  {
    id: 'CHEN-06',
    reason: 'kinds of operation: lobectomy or more 4, segment or wedge 5, complex 2; no result is tied to them',
  },
  {
    id: 'LANG-10',
    reason: 'operative mortality of liver surgery in general (below 5 %), of no study and no disease in particular',
  },
  { id: 'KIM-02', reason: 'baseline: mean of 12.9 months from primary resection to liver metastasis' },
  { id: 'KIM-08', reason: 'baseline: size and number of lesions; they stand in the individual rows' },
  { id: 'KIM-11', reason: 'kinds of operation; no result is tied to them' },
  { id: 'KIM-13', reason: 'epidemiology: how often visceral sarcoma spreads to the liver' },
  { id: 'KIM-14', reason: 'mention of Chen 1998 without a figure; its figures stand as CHEN-01 to CHEN-03' },
  { id: 'KIM-15', reason: 'mention of 108 intestinal leiomyosarcomas without an outcome of metastases' },
  { id: 'KIM-16', reason: 'mention of 51 gastrointestinal sarcomas without an outcome of metastases' },
  { id: 'TSU-03', reason: 'baseline: liver function tests of the single patient' },
  { id: 'TSU-10', reason: 'epidemiology: how often soft tissue sarcoma metastasizes' },
  { id: 'TSU-11', reason: 'epidemiology: share of leiomyosarcoma among soft tissue sarcomas' },
  { id: 'MOF-05', reason: 'length of follow-up; it stands with the publication' },
  { id: 'MOF-T1', reason: 'baseline: patient characteristics; they stand with the population, deaths as MOF-06' },
  { id: 'MOF-C03', reason: 'how many of 331 patients were resected: a choice of treatment, not its result' },
  { id: 'MOF-C21', reason: 'epidemiology: how often leiomyosarcoma metastasizes' },
];
