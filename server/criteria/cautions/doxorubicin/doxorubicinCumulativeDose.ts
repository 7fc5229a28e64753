import type { Caution } from '../caution.ts';
import { doxorubicinLabel } from '../sources.ts';

/** The harm to the heart grows with the sum of all doses. */
export const doxorubicinCumulativeDose: Caution = {
  id: 'doxorubicin-cumulative-dose',
  title: 'Doxorubicin already given',
  therapies: ['deb-tace'],
  statement:
    'The US label ties a cumulative dose above 550 mg/m², other anthracyclines included, to a higher risk of cardiomyopathy; given every three weeks it estimates 1 to 2 % at 300, 3 to 5 % at 400, 5 to 8 % at 450 and 6 to 20 % at 500 mg/m². The function of the left ventricle is to be assessed before, during and after treatment, more often above 300 mg/m². The label is that of the drug given into a vein; whether what beads release in the liver counts fully is not established.',
  notRead: 'other anthracyclines, the function of the left ventricle',
  rule: {
    kind: 'doxorubicin',
    steps: [
      {
        safe: { operator: 'less-than', value: 300 },
        says: 'the label estimates 1 to 2 % of cardiomyopathy at 300 mg/m²',
      },
      {
        safe: { operator: 'less-than', value: 400 },
        says: 'the label estimates 3 to 5 % of cardiomyopathy at 400 mg/m²',
      },
      {
        safe: { operator: 'less-than', value: 450 },
        says: 'the label estimates 5 to 8 % of cardiomyopathy at 450 mg/m²',
      },
      {
        safe: { operator: 'less-than', value: 500 },
        says: 'the label estimates 6 to 20 % of cardiomyopathy at 500 mg/m²',
      },
      {
        safe: { operator: 'at-most', value: 550 },
        says: 'above 550 mg/m² the label names a higher risk of cardiomyopathy',
      },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [{ ...doxorubicinLabel, locator: 'Sections 2.2 and 5.1' }],
};
