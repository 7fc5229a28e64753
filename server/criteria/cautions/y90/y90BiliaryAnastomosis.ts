import type { Caution } from '../caution.ts';
import { agahi2022 } from '../sources.ts';

/** Bacteria from the bowel in the bile ducts. */
export const y90BiliaryAnastomosis: Caution = {
  id: 'y90-biliary-anastomosis',
  title: 'Biliary-enteric anastomosis',
  therapies: ['y90'],
  statement:
    'Of 15 patients with an earlier operation or other intervention on the bile ducts, 2 (13.3 %) had an infection of liver or bile ducts after radioembolization, and 1 (6.6 %) an abscess.',
  rule: { kind: 'recorded', input: 'biliary-enteric-anastomosis' },
  lastReviewed: '2026-11-23',
  citations: [{ ...agahi2022, locator: 'Abstract' }],
};
