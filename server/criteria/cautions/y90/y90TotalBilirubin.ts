import type { Caution } from '../caution.ts';
import { radioembolizationDigest, therasphere } from '../sources.ts';

/** The same limit as that of the series, as a warning of the device label. */
export const y90TotalBilirubin: Caution = {
  id: 'y90-total-bilirubin',
  title: 'Total bilirubin above 2 mg/dL',
  therapies: ['y90'],
  statement:
    'The label of the glass microspheres ties a bilirubin above 2 mg/dL before treatment to serious adverse events; a digest of a textbook calls it a contraindication unless its cause is reversible.',
  notRead: 'whether the cause is reversible',
  rule: { kind: 'number', input: 'total-bilirubin', safe: { operator: 'at-most', value: 2 } },
  lastReviewed: '2026-11-23',
  citations: [
    { ...therasphere, locator: 'Warnings' },
    { ...radioembolizationDigest, locator: 'List' },
  ],
};
