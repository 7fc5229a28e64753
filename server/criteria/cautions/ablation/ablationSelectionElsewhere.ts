import type { Caution } from '../caution.ts';
import { collision2018, sarcomaAblation2024 } from '../sources.ts';

/** Other lines drawn than that of the series. */
export const ablationSelectionElsewhere: Caution = {
  id: 'ablation-selection-elsewhere',
  title: 'How others selected for ablation',
  therapies: ['microwave-ablation'],
  statement:
    'A randomized trial in colorectal metastases took lesions of at most 3 cm that could be both resected and ablated, without disease outside the liver. A series of 55 patients with sarcoma, 23 of them leiomyosarcoma, ablated 1 to 8 lesions (median 2) of a median of 1.8 cm.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...collision2018, locator: 'Abstract, Methods' },
    { ...sarcomaAblation2024, locator: 'Abstract' },
  ],
};
