import type { Caution } from '../caution.ts';
import { sirSpheres } from '../sources.ts';

/** The series took such patients; one maker does not. */
export const y90ExtrahepaticDisease: Caution = {
  id: 'y90-extrahepatic-disease',
  title: 'Disease outside the liver',
  therapies: ['y90'],
  statement:
    'Disseminated malignant disease outside the liver contraindicates the resin microspheres. The series of glass microspheres did not select by it.',
  notRead: 'whether the disease is disseminated',
  rule: { kind: 'extrahepatic-disease' },
  lastReviewed: '2026-11-23',
  citations: [{ ...sirSpheres, locator: 'Contraindications' }],
};
