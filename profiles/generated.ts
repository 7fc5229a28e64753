import { adherenceMeasure } from '../server/present/audit/measure.ts';

/** Every generated file by its name below `generated/`. */
export const generated = (): Readonly<Record<string, string>> => ({
  'Measure/livermet-adherence.json': `${JSON.stringify(adherenceMeasure(), null, 2)}\n`,
});
