import type { Caution } from '../caution.ts';
import { chemoembolizationList, lv2016 } from '../sources.ts';

/** Bacteria from the bowel in the bile ducts. */
export const debTaceBiliaryAnastomosis: Caution = {
  id: 'deb-tace-biliary-anastomosis',
  title: 'Biliary-enteric anastomosis',
  therapies: ['deb-tace'],
  statement:
    'Among 3613 patients with primary or metastatic liver tumors 21 (0.58 %) had a liver abscess after chemoembolization; 57.1 % of those 21 had a biliary-enteric anastomosis or a biliary stent. A secondary list names an incompetent papilla with air in the bile ducts, and widened bile ducts.',
  notRead: 'stents of the bile ducts, air in them, and their width',
  rule: { kind: 'recorded', input: 'biliary-enteric-anastomosis' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...lv2016, locator: 'Abstract' },
    { ...chemoembolizationList, locator: 'Relative contraindications' },
  ],
};
