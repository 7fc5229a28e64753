import type { Caution } from '../caution.ts';
import { portalVeinEmbolization2000, remnantTable2019 } from '../sources.ts';

/** Enough liver must stay. */
export const resectionLiverRemnant: Caution = {
  id: 'resection-liver-remnant',
  title: 'How much liver must remain',
  therapies: ['resection'],
  statement:
    'Published minimum of the future liver remnant: 20 to 26.6 % in normal liver, 30 % after more than 3 months of chemotherapy, 40 % (in one report 40 or 50 %) in chronic hepatitis or cirrhosis. Standardized liver volume in mL = -794 + 1267.28 × body surface in m². Embolization of the portal vein was done in injured liver when less than 40 % would remain. Liver volumes are not read here.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...remnantTable2019, locator: 'Table 1' },
    { ...portalVeinEmbolization2000, locator: 'Abstract' },
  ],
};
