import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** What the device is approved for. */
export const y90LabelledUse: Caution = {
  id: 'y90-labelled-use',
  title: 'Use outside the label of the glass microspheres',
  therapies: ['y90'],
  statement:
    'In the United States the glass microspheres used in the series are labelled for hepatocellular carcinoma only: a single tumor of 1 to 8 cm, Child-Pugh A, no invasion of large vessels. In leiomyosarcoma their use is off-label.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Indication for use' }],
};
