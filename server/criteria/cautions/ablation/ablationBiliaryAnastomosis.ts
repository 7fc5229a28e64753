import type { Caution } from '../caution.ts';
import { odisio2016, shibata } from '../sources.ts';

/** Bacteria from the bowel in the bile ducts. */
export const ablationBiliaryAnastomosis: Caution = {
  id: 'ablation-biliary-anastomosis',
  title: 'Biliary-enteric anastomosis',
  therapies: ['microwave-ablation'],
  statement:
    'Cholangitis or a liver abscess followed 10 of 683 ablation sessions, and a biliary-enteric anastomosis was a risk factor. Of 12 patients with a hepaticojejunostomy 2 had an abscess after ablation: both outside the group of 10 with an aggressive regimen of antibiotics, in which there was none.',
  rule: { kind: 'recorded', input: 'biliary-enteric-anastomosis' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...shibata, locator: 'Abstract' },
    { ...odisio2016, locator: 'Abstract' },
  ],
};
