import { above } from '../band.ts';
import { raised } from '../raised.ts';

/** Total bilirubin, mg/dL. */
export const bilirubin = raised({
  name: 'Blood bilirubin increased',
  unit: 'mg/dL',
  ifNormal: (limit) => [above(limit), above(1.5 * limit), above(3 * limit), above(10 * limit)],
  ifAbnormal: (baseline) => [above(baseline), above(1.5 * baseline), above(3 * baseline), above(10 * baseline)],
});
