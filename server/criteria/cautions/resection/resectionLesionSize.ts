import type { Caution } from '../caution.ts';
import { tirotta2020 } from '../sources.ts';

/** A finding of the largest series of a review. */
export const resectionLesionSize: Caution = {
  id: 'resection-lesion-size',
  title: 'Lesion of 10 cm or more',
  therapies: ['resection'],
  statement:
    'In the largest series of a systematic review of resected sarcoma metastases lesions of 100 mm or more, no response to chemotherapy and a short disease-free interval were tied to shorter survival.',
  notRead: 'the response to chemotherapy and the disease-free interval',
  rule: { kind: 'number', input: 'largest-lesion-cm', safe: { operator: 'less-than', value: 10 } },
  lastReviewed: '2026-11-23',
  citations: [{ ...tirotta2020, locator: 'Abstract' }],
};
