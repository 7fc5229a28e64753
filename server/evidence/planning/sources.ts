import type { Citation } from '../../criteria/citation.ts';

/** Where figures for the planning of a session were read; the locator says where in it. */
const at =
  (label: string, link: string) =>
  (locator: string): Citation => ({ label, locator, link });

export const usDoxorubicinLabel = at(
  'Doxorubicin hydrochloride, US prescribing information (Pfizer)',
  'https://www.pfizermedicalinformation.com/en-us/doxorubicin',
);
export const philippineDoxorubicinLabel = at(
  'Doxorubicin (Rubicin), Philippine product information (MIMS), not the US label',
  'https://uat.mimsdev.com/philippines/drug/info/rubicin/dosage',
);
export const dcBeadInstructions = at('DC Bead, instructions for use (BTG)', 'https://abcdocz.com/doc/936490');
export const debdox2012 = at(
  'Lencioni et al., Cardiovasc Intervent Radiol 2012 (doi:10.1007/s00270-011-0287-7), as given by Nouri et al., Korean J Radiol 2019;20:34-49',
  'https://pmc.ncbi.nlm.nih.gov/articles/PMC6315076/table/T4',
);
export const sir2019 = at(
  'Society of Interventional Radiology 2019, consensus on bleeding risk, as summarized by Medscape',
  'https://reference.medscape.com/viewarticle/917397',
);
export const acrNkf2020 = at(
  'Davenport et al., Radiology 2020;294:660-668 (American College of Radiology and National Kidney Foundation)',
  'https://doi.org/10.1148/radiol.2019192094',
);
