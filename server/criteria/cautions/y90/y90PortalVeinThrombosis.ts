import type { Caution } from '../caution.ts';
import { therasphere } from '../sources.ts';

/** Blood supply of what is left of the liver. */
export const y90PortalVeinThrombosis: Caution = {
  id: 'y90-portal-vein-thrombosis',
  title: 'Portal vein thrombosis',
  therapies: ['y90'],
  statement:
    'The glass microspheres are contraindicated with a portal vein thrombosis of type 4 that takes up no tracer in the MAA scan.',
  notRead: 'the type of the thrombosis and its uptake of tracer',
  rule: { kind: 'recorded', input: 'portal-vein-thrombosis' },
  lastReviewed: '2026-11-23',
  citations: [{ ...therasphere, locator: 'Contraindications' }],
};
