import type { Caution } from '../caution.ts';
import { radioembolizationDigest } from '../sources.ts';

/** Every step of the treatment needs an angiogram. */
export const y90ContrastAllergy: Caution = {
  id: 'y90-contrast-allergy',
  title: 'Allergy to contrast medium',
  therapies: ['y90'],
  statement:
    'A digest of a textbook lists a severe anaphylactic or anaphylactoid reaction to contrast medium as a contraindication to radioembolization.',
  notRead: 'how severe a reaction was, where the record does not say',
  rule: { kind: 'recorded', input: 'contrast-allergy' },
  lastReviewed: '2026-11-23',
  citations: [{ ...radioembolizationDigest, locator: 'List' }],
};
