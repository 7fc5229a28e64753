import type { Caution } from '../caution.ts';
import { leRoy2018 } from '../sources.ts';

/** Reserve that no routine laboratory value shows. */
export const resectionIndocyanineGreen: Caution = {
  id: 'resection-indocyanine-green',
  title: 'Retention of indocyanine green',
  therapies: ['resection'],
  statement:
    'In primary liver cancer operated on in France more than 15 % of indocyanine green after 15 minutes was tied to decompensation after hepatectomy. The test is not read here.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [{ ...leRoy2018, locator: 'Abstract' }],
};
