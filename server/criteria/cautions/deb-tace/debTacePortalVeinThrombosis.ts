import type { Caution } from '../caution.ts';
import { chemoembolizationList, facciorusso2015 } from '../sources.ts';

/** After the artery is closed the portal vein must feed the liver. */
export const debTacePortalVeinThrombosis: Caution = {
  id: 'deb-tace-portal-vein-thrombosis',
  title: 'Portal vein thrombosis',
  therapies: ['deb-tace'],
  statement:
    'Lists made for hepatocellular carcinoma count severely reduced portal vein flow, a portal vein thrombus or flow away from the liver as absolute contraindications to chemoembolization.',
  notRead: 'how much flow is left, and its direction',
  rule: { kind: 'recorded', input: 'portal-vein-thrombosis' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...facciorusso2015, locator: 'Table 1' },
    { ...chemoembolizationList, locator: 'Absolute contraindications' },
  ],
};
