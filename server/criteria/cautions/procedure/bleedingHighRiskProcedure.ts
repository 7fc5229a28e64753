import type { Caution } from '../caution.ts';
import { sir2019, sir2019Digest } from '../sources.ts';

/** Blood that must clot, for procedures that bleed easily. */
export const bleedingHighRiskProcedure: Caution = {
  id: 'bleeding-high-risk-procedure',
  title: 'Coagulation, if the procedure has a high bleeding risk',
  therapies: ['deb-tace', 'y90', 'microwave-ablation'],
  statement:
    'For procedures of high bleeding risk the consensus corrects the INR to 1.5 to 1.8 or less and considers platelets below 50 ×10⁹/L for transfusion; it no longer asks for the partial thromboplastin time. Which class a procedure belongs to stands in the document itself.',
  notRead: 'the class of the procedure',
  rule: {
    kind: 'any',
    of: [
      {
        kind: 'number',
        input: 'inr',
        safe: { operator: 'at-most', value: 1.5 },
        leeway: { operator: 'at-most', value: 1.8 },
      },
      { kind: 'number', input: 'platelets', safe: { operator: 'at-least', value: 50 } },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [
    { ...sir2019, locator: 'High bleeding risk' },
    { ...sir2019Digest, locator: 'Recommendation d' },
  ],
};
