import type { Caution } from '../caution.ts';
import { sir2019, sir2019Digest } from '../sources.ts';

/** Blood that must clot, for procedures that seldom bleed. */
export const bleedingLowRiskProcedure: Caution = {
  id: 'bleeding-low-risk-procedure',
  title: 'Coagulation, if the procedure has a low bleeding risk',
  therapies: ['deb-tace', 'y90', 'microwave-ablation'],
  statement:
    'For procedures of low bleeding risk the consensus corrects the INR to 2.0 to 3.0 or less and considers platelets below 20 ×10⁹/L for transfusion. Which class a procedure belongs to stands in the document itself.',
  notRead: 'the class of the procedure',
  rule: {
    kind: 'any',
    of: [
      {
        kind: 'number',
        input: 'inr',
        safe: { operator: 'at-most', value: 2 },
        leeway: { operator: 'at-most', value: 3 },
      },
      { kind: 'number', input: 'platelets', safe: { operator: 'at-least', value: 20 } },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [
    { ...sir2019, locator: 'Low bleeding risk' },
    { ...sir2019Digest, locator: 'Recommendations b and c' },
  ],
};
