import type { Caution } from '../caution.ts';
import { facciorusso2015, lcBead } from '../sources.ts';

/** What only angiography, imaging and history can answer. */
export const debTaceWorkUp: Caution = {
  id: 'deb-tace-work-up',
  title: 'Asked by the lists and not read here',
  therapies: ['deb-tace'],
  statement:
    'The instructions of the beads exclude patients who cannot bear an occlusion, vessels that no catheter reaches, vasospasm, hemorrhage, severe atheroma, and shunts or collaterals that endanger healthy tissue. The review adds massive replacement of both lobes as absolute, and severe disease of heart or lung, untreated varices at high risk of bleeding and bile duct occlusion as relative contraindications.',
  rule: { kind: 'information' },
  lastReviewed: '2026-11-23',
  citations: [
    { ...lcBead, locator: 'Contraindications' },
    { ...facciorusso2015, locator: 'Table 1' },
  ],
};
