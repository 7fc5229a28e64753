import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** Fitness as the device label puts it; the same limit as that of the series. */
export const y90PerformanceStatus: Caution = {
  id: 'y90-performance-status',
  title: 'ECOG performance status above 2',
  therapies: ['y90'],
  statement:
    'The label of the glass microspheres counts an ECOG performance status above 2 among the signs of poor health that make a patient a poor candidate, and contraindicates them then.',
  rule: { kind: 'number', input: 'ecog', safe: { operator: 'at-most', value: 2 } },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Contraindications' }],
};
