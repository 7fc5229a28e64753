import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** Liver cells in distress before the treatment. */
export const y90Aminotransferases: Caution = {
  id: 'y90-aminotransferases',
  title: 'ALT or AST above 5 times the upper limit of normal',
  therapies: ['y90'],
  statement:
    'The label of the glass microspheres ties an ALT or AST beyond five times the upper limit of normal to serious adverse events.',
  rule: {
    kind: 'any',
    of: [
      { kind: 'upper-limit', input: 'alt', times: 5 },
      { kind: 'upper-limit', input: 'ast', times: 5 },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Warnings' }],
};
