import { lowered } from '../lowered.ts';

/** Platelet count, 10*9/L. */
export const platelets = lowered({ name: 'Platelet count decreased', unit: '10*9/L', further: [75, 50, 25] });
