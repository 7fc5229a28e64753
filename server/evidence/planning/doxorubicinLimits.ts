import { doxorubicinLabel, doxorubicinPhilippines } from '../../criteria/cautions/sources.ts';
import type { Citation } from '../../criteria/citation.ts';

/** A dose in a lifetime at which a source speaks of the heart. mg per m2 of body surface. */
export interface CumulativeDose {
  readonly mgPerM2: number;
  /** What the source says of it, in our own words. */
  readonly says: string;
  readonly citation: Citation;
}

const risk = (mgPerM2: number, low: number, high: number): CumulativeDose => ({
  mgPerM2,
  says: `estimated risk of impaired heart function ${low} to ${high}%, doses every 3 weeks`,
  citation: { ...doxorubicinLabel, locator: 'Section 5.1' },
});

/** Smallest dose first. */
export const CUMULATIVE_DOSES: readonly [CumulativeDose, ...CumulativeDose[]] = [
  risk(300, 1, 2),
  risk(400, 3, 5),
  {
    mgPerM2: 400,
    says: 'lower limit after radiotherapy near the heart or with other drugs that harm it',
    citation: { ...doxorubicinPhilippines, locator: 'Dosage' },
  },
  risk(450, 5, 8),
  risk(500, 6, 20),
  {
    mgPerM2: 550,
    says: 'above it more cardiomyopathy; earlier anthracyclines count',
    citation: { ...doxorubicinLabel, locator: 'Section 2.2' },
  },
];
