import type { Caution } from '../caution.ts';
import { sirSpheres, therasphere } from '../sources.ts';

/** Fluid in the abdomen as a sign of a failing liver. */
export const y90Ascites: Caution = {
  id: 'y90-ascites',
  title: 'Ascites',
  therapies: ['y90'],
  statement:
    'Both makers name ascites: clinically evident, or treated with diuretics, it contraindicates the glass microspheres as a sign of severe liver dysfunction; the resin microspheres are contraindicated with ascites or clinical liver failure.',
  notRead: 'whether diuretics are given for ascites',
  rule: { kind: 'recorded', input: 'ascites' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...therasphere, locator: 'Contraindications' },
    { ...sirSpheres, locator: 'Contraindications' },
  ],
};
