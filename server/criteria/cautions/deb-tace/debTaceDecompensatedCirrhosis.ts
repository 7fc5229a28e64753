import type { Caution } from '../caution.ts';
import { facciorusso2015 } from '../sources.ts';

/** A liver that cannot bear to lose part of its blood supply. */
export const debTaceDecompensatedCirrhosis: Caution = {
  id: 'deb-tace-decompensated-cirrhosis',
  title: 'Decompensated cirrhosis',
  therapies: ['deb-tace'],
  statement:
    'A review of chemoembolization in hepatocellular carcinoma lists decompensated cirrhosis (Child-Pugh B8 or worse) as an absolute contraindication.',
  notRead: 'the Child-Pugh score, which takes a grade of ascites and of encephalopathy',
  rule: {
    kind: 'all',
    of: [
      { kind: 'recorded', input: 'cirrhosis' },
      {
        kind: 'any',
        of: [
          { kind: 'recorded', input: 'ascites' },
          { kind: 'recorded', input: 'encephalopathy' },
        ],
      },
    ],
  },
  lastReviewed: '2026-11-23',
  citations: [{ ...facciorusso2015, locator: 'Table 1' }],
};
