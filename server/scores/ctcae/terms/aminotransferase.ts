import type { Steps } from '../band.ts';
import { above, from } from '../band.ts';

/** ALT and AST share their limits. Between the baseline and 1.5 times an abnormal baseline there is no grade. */
export const AMINOTRANSFERASE = {
  unit: 'U/L',
  ifNormal: (limit: number): Steps => [above(limit), above(3 * limit), above(5 * limit), above(20 * limit)],
  ifAbnormal: (baseline: number): Steps => [
    from(1.5 * baseline),
    above(3 * baseline),
    above(5 * baseline),
    above(20 * baseline),
  ],
} as const;
