import type { Caution } from '../caution.ts';
import { doxorubicinPhilippines } from '../sources.ts';

/** A heart already at risk bears less. */
export const doxorubicinLowerLimit: Caution = {
  id: 'doxorubicin-lower-limit',
  title: 'Lower limit after radiation of the heart or other cardiotoxic drugs',
  therapies: ['deb-tace'],
  statement:
    'A label outside the United States lowers the cumulative limit to 400 mg/m² where the region of the heart was irradiated or other cardiotoxic drugs are or were given. The label is that of the drug given into a vein.',
  notRead: 'radiation of the region of the heart, other cardiotoxic drugs',
  rule: {
    kind: 'doxorubicin',
    steps: [{ safe: { operator: 'at-most', value: 400 }, says: 'above the lower limit of 400 mg/m²' }],
  },
  lastReviewed: '2026-11-23',
  citations: [{ ...doxorubicinPhilippines, locator: 'Dosage' }],
};
