import { sir2019, sir2019Digest } from '../../criteria/cautions/sources.ts';
import type { Citation } from '../../criteria/citation.ts';

import type { Threshold } from './threshold.ts';

/** What the consensus suggests before a procedure of one class. INR without unit, platelets in 10*9/L. */
export interface BleedingRiskClass {
  readonly title: string;
  readonly inr: readonly [Threshold, ...Threshold[]];
  readonly platelets: readonly [Threshold, ...Threshold[]];
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Which class a procedure belongs to is settled in the consensus itself, not here. */
export const BLEEDING_RISK_CLASSES: readonly [BleedingRiskClass, ...BleedingRiskClass[]] = [
  {
    title: 'SIR 2019, low bleeding risk',
    inr: [
      { low: 2, high: 3, says: 'correct to 2.0 to 3.0 or less' },
      { low: 1.8, high: 1.8, says: 'femoral artery: below 1.8' },
      { low: 2.2, high: 2.2, says: 'radial artery: below 2.2' },
    ],
    platelets: [{ low: 20, high: 20, says: 'consider transfusion below 20' }],
    citations: [
      { ...sir2019, locator: 'Low bleeding risk' },
      { ...sir2019Digest, locator: 'Recommendations b and c' },
    ],
  },
  {
    title: 'SIR 2019, high bleeding risk',
    inr: [{ low: 1.5, high: 1.8, says: 'correct to 1.5 to 1.8 or less' }],
    platelets: [{ low: 50, high: 50, says: 'consider transfusion below 50' }],
    citations: [
      { ...sir2019, locator: 'High bleeding risk' },
      { ...sir2019Digest, locator: 'Recommendation d' },
    ],
  },
];
