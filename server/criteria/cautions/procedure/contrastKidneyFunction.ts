import type { Caution } from '../caution.ts';
import { davenport2020 } from '../sources.ts';

/** Contrast medium and the kidney. */
export const contrastKidneyFunction: Caution = {
  id: 'contrast-kidney-function',
  title: 'eGFR below 45 and contrast medium into a vein',
  therapies: ['deb-tace', 'y90', 'microwave-ablation', 'resection'],
  statement:
    'Before iodinated contrast into a vein a consensus gives saline to patients with acute kidney injury or an eGFR below 30 who are not on dialysis, leaves it to the clinician from 30 to 44 where the risk is high, and gives none from 45 on.',
  notRead: 'acute kidney injury',
  rule: {
    kind: 'egfr',
    steps: [
      {
        safe: { operator: 'at-least', value: 45 },
        says: 'from 30 to 44 the consensus leaves saline to the clinician where the risk is high',
      },
      { safe: { operator: 'at-least', value: 30 }, says: 'below 30 the consensus gives saline, unless on dialysis' },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [{ ...davenport2020, locator: 'Abstract' }],
};
