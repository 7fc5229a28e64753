import type { Outcome } from '../outcome.ts';

/** What every outcome of the whole Moffitt series has in common: three modalities in one figure. */
export const moffittPooled = {
  n: 24,
  therapies: ['deb-tace', 'y90', 'microwave-ablation'],
  treatment: 'DEB-TACE first in 13, Y90 in 6, microwave ablation in 5; 3 had a second kind',
  reportedAs: 'primary',
} as const satisfies Partial<Outcome>;
