import { type PublishedSource, sarcomaAblation2024 } from './sources.ts';

/** Something that was read about these therapies beyond the series and is no caution, with the reason. */
export interface CautionLeftOut {
  readonly source: PublishedSource;
  /** What it is about, in own words. */
  readonly about: string;
  readonly reason: string;
}

/** So that a reader who misses a known source finds why it raises nothing. */
export const CAUTIONS_LEFT_OUT: readonly CautionLeftOut[] = [
  {
    source: {
      label: 'Gaba et al., Society of Interventional Radiology, quality improvement guideline',
      link: 'https://www.scribd.com/document/488133823',
    },
    about: 'transarterial chemoembolization and embolization of liver tumors, metastases included',
    reason: 'title and authors only were read, so no statement of it can be cited',
  },
  {
    source: { label: 'Gillams et al., Eur Radiol 2015', link: 'https://doi.org/10.1007/s00330-015-3779-z' },
    about: 'size, number and location of lesions for ablation',
    reason: 'a position paper whose numbers were not read',
  },
  {
    source: sarcomaAblation2024,
    about: 'response, local control and complications of its 55 patients',
    reason: 'results of a treatment and no limit for one; whom it selected is shown as a caution',
  },
  {
    source: { label: 'Marudanayagam et al., Eur J Surg Oncol 2011;37:87-92', link: '/evidence/marudanayagam-2011' },
    about: 'primary leiomyosarcoma, high grade and a positive margin as adverse factors after resection',
    reason: 'the margin is known only after the operation, and the grade of the tumor is not read',
  },
  {
    source: {
      label: 'Transatlantic working group on retroperitoneal sarcoma, consensus on metastatic disease',
      link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6354678',
    },
    about: 'metastatic sarcoma of the retroperitoneum, median survival 16 months',
    reason: 'an outcome of sarcoma of one origin, whatever the organ of the metastases, read in its abstract only',
  },
  {
    source: { label: 'Gladdy et al. 2013', link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3657306' },
    about: 'stromal tumors that were once counted as leiomyosarcoma of stomach and bowel',
    reason: 'it concerns which patients a series held: series of that era carry the warning in the evidence library',
  },
];
