import type { Caution } from '../caution.ts';
import { drugElutingBeads, lcBead } from '../sources.ts';

/** What the beads are approved for. */
export const debTaceLabelledUse: Caution = {
  id: 'deb-tace-labelled-use',
  title: 'Loading beads with a drug is off-label in the United States',
  therapies: ['deb-tace'],
  statement:
    'The beads of the series are labelled for the embolization of hypervascular tumors and arteriovenous malformations. Loading them with a drug is not approved by the FDA.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...lcBead, locator: 'Indications' },
    { ...drugElutingBeads, locator: 'Device/Materials' },
  ],
};
