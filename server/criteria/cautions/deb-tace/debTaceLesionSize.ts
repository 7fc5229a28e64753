import type { Caution } from '../caution.ts';
import { facciorusso2015 } from '../sources.ts';

/** Much dead tissue at once. */
export const debTaceLesionSize: Caution = {
  id: 'deb-tace-lesion-size',
  title: 'Lesion of 10 cm or more',
  therapies: ['deb-tace'],
  statement:
    'A review of chemoembolization in hepatocellular carcinoma lists a tumor of 10 cm or more as a relative contraindication.',
  rule: { kind: 'number', input: 'largest-lesion-cm', safe: { operator: 'less-than', value: 10 } },
  lastReviewed: '2026-11-23',
  citations: [{ ...facciorusso2015, locator: 'Table 1' }],
};
