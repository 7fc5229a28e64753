import { lowered } from '../lowered.ts';

/** Albumin, g/dL. Grades 4 and 5 are clinical and never given from a value. */
export const albumin = lowered({ name: 'Hypoalbuminemia', unit: 'g/dL', further: [3, 2] });
