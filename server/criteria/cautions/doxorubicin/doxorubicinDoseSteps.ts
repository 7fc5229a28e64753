import type { Caution } from '../caution.ts';
import { doxorubicinLabel } from '../sources.ts';

/** The liver clears the drug. */
export const doxorubicinDoseSteps: Caution = {
  id: 'doxorubicin-dose-steps',
  title: 'Total bilirubin at a dose step of the label',
  therapies: ['deb-tace'],
  statement:
    'The US label reduces the dose in steps, by 50 % at a bilirubin of 1.2 to 3 mg/dL and by 75 % at 3.1 to 5 mg/dL. The series states no such step. The label is that of the drug given into a vein.',
  rule: {
    kind: 'steps',
    input: 'total-bilirubin',
    steps: [
      { safe: { operator: 'less-than', value: 1.2 }, says: 'the label has a step of 50 % from 1.2 to 3 mg/dL' },
      { safe: { operator: 'at-most', value: 3 }, says: 'the label has a step of 75 % from 3.1 to 5 mg/dL' },
      { safe: { operator: 'at-most', value: 5 }, says: 'above 5 mg/dL the label has no step but a contraindication' },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [{ ...doxorubicinLabel, locator: 'Section 2.4, Table 1' }],
};
