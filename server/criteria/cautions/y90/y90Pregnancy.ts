import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** Radiation and a fetus. */
export const y90Pregnancy: Caution = {
  id: 'y90-pregnancy',
  title: 'Pregnancy',
  therapies: ['y90'],
  statement: 'The glass microspheres are contraindicated in pregnancy.',
  rule: { kind: 'recorded', input: 'pregnancy' },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Contraindications' }],
};
