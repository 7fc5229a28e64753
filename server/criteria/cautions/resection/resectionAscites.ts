import type { Caution } from '../caution.ts';
import { imamura2005 } from '../sources.ts';

/** A liver without reserve. */
export const resectionAscites: Caution = {
  id: 'resection-ascites',
  title: 'Ascites',
  therapies: ['resection'],
  statement:
    'Whether ascites is present is one of three variables of a decision tree for the safe limit of hepatectomy, beside total bilirubin and the retention of indocyanine green.',
  notRead: 'the retention of indocyanine green',
  rule: { kind: 'recorded', input: 'ascites' },
  lastReviewed: '2026-11-23',
  citations: [{ ...imamura2005, locator: 'Abstract' }],
};
