import type { Caution } from '../caution.ts';
import { sir2019, sir2019Digest } from '../sources.ts';

/** A catheter in an artery. */
export const bleedingArterialAccess: Caution = {
  id: 'bleeding-arterial-access',
  title: 'INR for puncturing an artery',
  therapies: ['deb-tace', 'y90'],
  statement:
    'Where a procedure of low bleeding risk goes through an artery, the consensus asks for an INR below 1.8 for the femoral and below 2.2 for the radial artery.',
  notRead: 'the artery that will be punctured',
  rule: {
    kind: 'steps',
    input: 'inr',
    steps: [
      { safe: { operator: 'less-than', value: 1.8 }, says: 'the consensus asks for less than 1.8 for femoral access' },
      {
        safe: { operator: 'less-than', value: 2.2 },
        says: 'the consensus asks for less than 1.8 for femoral and 2.2 for radial access',
      },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [
    { ...sir2019, locator: 'Low bleeding risk' },
    { ...sir2019Digest, locator: 'Recommendation c' },
  ],
};
