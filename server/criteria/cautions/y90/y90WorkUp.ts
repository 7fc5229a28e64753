import type { Caution } from '../caution.ts';
import { radioembolizationDigest, sirSpheres, therasphere } from '../sources.ts';

/** What only angiography, imaging and history can answer. */
export const y90WorkUp: Caution = {
  id: 'y90-work-up',
  title: 'Asked by the makers and not read here',
  therapies: ['y90'],
  statement:
    'Glass microspheres: no uncorrectable deposition in stomach or bowel, at most 16.5 mCi (0.61 GBq) shunted to the lungs (pneumonitis was seen beyond 30 Gy in one treatment), no pulmonary insufficiency, at most 70 % of the liver replaced; infiltrative tumors and nodules too many to count carry a warning. Resin microspheres: no earlier external radiation of the liver, no markedly abnormal liver tests, at most 20 % lung shunt, no reflux to other organs, no capecitabine in the two months before or ever after. A digest of a textbook adds granulocytes below 1.5 ×10⁹/L, and leaves more than 70 % replacement open where the liver still does its work.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...therasphere, locator: 'Contraindications; Warnings' },
    { ...sirSpheres, locator: 'Contraindications' },
    { ...radioembolizationDigest, locator: 'List' },
  ],
};
