import { expect, it } from 'vitest';
import type { TherapyId } from '../../../server/criteria/therapy.ts';
import { cautionTherapies } from '../../../server/present/cautionTherapies.ts';

it.each<[readonly [TherapyId, ...TherapyId[]], string]>([
  [['y90'], 'Y90'],
  [['deb-tace', 'y90'], 'DEB-TACE and Y90'],
  [['deb-tace', 'y90', 'microwave-ablation'], 'DEB-TACE, Y90 and Ablation'],
  [['deb-tace', 'y90', 'microwave-ablation', 'resection'], 'All therapies'],
])('%j is called %s', (therapies, words) => expect(cautionTherapies({ therapies })).toBe(words));
