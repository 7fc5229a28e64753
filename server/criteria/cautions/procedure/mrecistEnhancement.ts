import type { Caution } from '../caution.ts';
import { soyer1995 } from '../sources.ts';

/** A response that counts enhancing tumor needs tumor that enhances. */
export const mrecistEnhancement: Caution = {
  id: 'mrecist-enhancement',
  title: 'Lesions that enhance little',
  therapies: ['deb-tace', 'y90', 'microwave-ablation'],
  statement:
    'Of 43 liver metastases of leiomyosarcoma 77 % enhanced unevenly and mostly at the rim, 23 % evenly, moderately or not at all. For a lesion without arterial enhancement before treatment mRECIST may not be applicable.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [{ ...soyer1995, locator: 'Abstract' }],
};
