import type { Caution } from '../caution.ts';
import { iberoAmerican2025, tirotta2020 } from '../sources.ts';

/** A review against the view of other series. */
export const resectionExtrahepaticDisease: Caution = {
  id: 'resection-extrahepatic-disease',
  title: 'Disease outside the liver',
  therapies: ['resection'],
  statement:
    'A systematic review of resected sarcoma metastases found extrahepatic metastases at the same time in two cohorts tied to shorter survival (hazard ratios 3.7 and 9.1). A consensus expects benefit for some patients whose metastases are confined to the liver.',
  rule: { kind: 'extrahepatic-disease' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...tirotta2020, locator: 'Abstract' },
    { ...iberoAmerican2025, locator: 'Abstract' },
  ],
};
