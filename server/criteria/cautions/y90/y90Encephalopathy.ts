import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** Encephalopathy as a sign of a failing liver. */
export const y90Encephalopathy: Caution = {
  id: 'y90-encephalopathy',
  title: 'Hepatic encephalopathy',
  therapies: ['y90'],
  statement:
    'The label of the glass microspheres names hepatic encephalopathy as a sign of severe liver dysfunction, which contraindicates them.',
  rule: { kind: 'recorded', input: 'encephalopathy' },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Contraindications' }],
};
