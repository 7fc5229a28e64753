import { davenport2020 } from '../../criteria/cautions/sources.ts';
import type { Citation } from '../../criteria/citation.ts';

/** What a consensus says of contrast medium given into a vein, by eGFR in mL/min per 1.73 m2. */
export interface KidneyBand {
  /** The first value that belongs to it. */
  readonly from: number;
  /** The first value that no longer does. */
  readonly below: number;
  readonly title: string;
  readonly says: string;
}

export const KIDNEY_CITATION: Citation = { ...davenport2020, locator: 'Abstract; Table 1' };

/** The statements are about contrast medium into a vein, and chemoembolization gives it into an artery. */
export const KIDNEY_BANDS: readonly [KidneyBand, ...KidneyBand[]] = [
  {
    from: 0,
    below: 30,
    title: 'below 30',
    says: 'saline before contrast indicated unless on dialysis; the same with acute kidney injury at any eGFR',
  },
  { from: 30, below: 45, title: '30 to 44', says: 'an individual decision where the risk is high' },
  { from: 45, below: Number.POSITIVE_INFINITY, title: '45 or more', says: 'saline not indicated' },
];

/** @param egfr in whole mL/min per 1.73 m2, as it is reported */
export const kidneyBandOf = (egfr: number): KidneyBand | undefined =>
  KIDNEY_BANDS.find(({ from, below }) => egfr >= from && egfr < below);
