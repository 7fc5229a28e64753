import type { Caution } from '../caution.ts';
import { chemoembolizationList, facciorusso2015 } from '../sources.ts';

/** Contrast medium and a dying tumor burden the kidney. */
export const debTaceKidneyFunction: Caution = {
  id: 'deb-tace-kidney-function',
  title: 'Creatinine of 2 mg/dL or more',
  therapies: ['deb-tace'],
  statement:
    'A review of chemoembolization in hepatocellular carcinoma lists kidney failure as a relative contraindication; a secondary list puts it at a creatinine of at least 2 mg/dL or a clearance below 30 mL/min and calls it absolute. The series still took a creatinine of exactly 2 mg/dL.',
  notRead: 'the creatinine clearance',
  rule: { kind: 'number', input: 'creatinine', safe: { operator: 'less-than', value: 2 } },
  lastReviewed: '2026-11-23',
  citations: [
    { ...facciorusso2015, locator: 'Table 1' },
    { ...chemoembolizationList, locator: 'Absolute contraindications' },
  ],
};
