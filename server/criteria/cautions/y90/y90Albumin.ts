import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** Little reserve where the tumor is large. */
export const y90Albumin: Caution = {
  id: 'y90-albumin',
  title: 'Albumin below 3 g/dL with tumor in more than half of the liver',
  therapies: ['y90'],
  statement:
    'The label of the glass microspheres ties an albumin below 3 g/dL, together with a tumor volume above 50 %, to serious adverse events.',
  notRead: 'the share of the liver that is tumor',
  rule: { kind: 'number', input: 'albumin', safe: { operator: 'at-least', value: 3 } },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Warnings' }],
};
