/** A statement of purpose or limit: a few words, then what they mean. */
interface Statement {
  readonly title: string;
  readonly text: string;
}

/** What the rules are for, and for whom. */
export const INTENDED_USE: readonly Statement[] = [
  {
    title: 'Purpose',
    text: 'To show, beside the chart, which conditions published series set for a liver-directed therapy or a liver resection, how the recorded data compare with them, and what those series reported. Options are presented; none is recommended or ranked.',
  },
  {
    title: 'Users',
    text: 'Oncologists and interventional radiologists, who can check every value against the chart; and quality teams who review past decisions.',
  },
  { title: 'Patients', text: 'Adults with leiomyosarcoma metastases in the liver.' },
  {
    title: 'Inputs',
    text: 'Diagnoses, procedures and observations as the EHR returns them, and what a clinician answers. Each value is shown with unit, date, source and status. What is missing, too old, contradictory or unreadable is named, never filled in.',
  },
  {
    title: 'Not for',
    text: 'Time-critical decisions, other tumors, or children. No image is read. It does not replace the judgement of a clinician or a tumor board.',
  },
];

/** What the rules cannot say. */
export const LIMITS: readonly Statement[] = [
  {
    title: 'Criteria of small series',
    text: 'They describe whom a few centers chose to treat, looking back. That they are met does not show that a therapy will help, and that one is not met does not show that it would harm.',
  },
  {
    title: 'Not tested on outcomes',
    text: 'Whether patients judged by these rules fare better has not been studied.',
  },
  {
    title: 'Terms without a definition',
    text: 'The series define neither liver-dominant disease nor an ablatable location, give no time within which INR or platelets are to be corrected, and state no look-back for any value. The first are asked of a clinician; look-backs are the policy of the site.',
  },
  {
    title: 'What a record cannot prove',
    text: 'That no metastasis is recorded does not show that there is none. ICD-10-CM names a site and never says leiomyosarcoma.',
  },
  {
    title: 'Beyond the patients studied',
    text: 'ECOG 2 was allowed by the liver-directed series, but nobody treated in it had ECOG 2. The series of resection date in part from before stromal tumors were told apart from leiomyosarcoma.',
  },
];

/** Who owns the code systems whose codes are printed. */
export const CODE_NOTICES: readonly string[] = [
  'LOINC is copyright Regenstrief Institute, Inc. and the LOINC Committee.',
  'ICD-O-3 morphology is copyright the World Health Organization.',
  'RxNorm is published by the U.S. National Library of Medicine, which does not endorse this product.',
  'DICOM is the registered trademark of the National Electrical Manufacturers Association.',
  'SNOMED CT is copyright the International Health Terminology Standards Development Organisation; its use needs an affiliate licence.',
  'CPT is copyright the American Medical Association; its codes are listed without descriptors, and their use needs a licence.',
];
