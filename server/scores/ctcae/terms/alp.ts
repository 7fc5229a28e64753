import { above, from } from '../band.ts';
import { raised } from '../raised.ts';

/** Alkaline phosphatase. Between the baseline and twice an abnormal baseline there is no grade. */
export const alp = raised({
  name: 'Alkaline phosphatase increased',
  unit: 'U/L',
  ifNormal: (limit) => [above(limit), above(2.5 * limit), above(5 * limit), above(20 * limit)],
  ifAbnormal: (baseline) => [from(2 * baseline), above(2.5 * baseline), above(5 * baseline), above(20 * baseline)],
});
