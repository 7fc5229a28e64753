import type { Citation } from '../../criteria/citation.ts';
import { acrNkf2020 } from './sources.ts';

/** What a consensus says of contrast medium given into a vein, by eGFR in mL/min per 1.73 m2. */
export interface KidneyBand {
  /** The first value that belongs to it. */
  readonly from: number;
  /** The first value that no longer does. */
  readonly below: number;
  readonly title: string;
  readonly says: string;
  readonly citation: Citation;
}

const citation = acrNkf2020('consensus statements');

/** Of contrast medium into a vein; what is given into an artery is not what the statements are about. */
export const KIDNEY_BANDS: readonly [KidneyBand, ...KidneyBand[]] = [
  {
    from: 0,
    below: 30,
    title: 'below 30',
    says: 'saline before contrast indicated unless on dialysis; the same with acute kidney injury at any eGFR',
    citation,
  },
  { from: 30, below: 45, title: '30 to 44', says: 'an individual decision where the risk is high', citation },
  { from: 45, below: Number.POSITIVE_INFINITY, title: '45 or more', says: 'saline not indicated', citation },
];

/** The band of one eGFR, before rounding: 29.6 is below 30. */
export const kidneyBandOf = (egfr: number): KidneyBand | undefined =>
  KIDNEY_BANDS.find(({ from, below }) => egfr >= from && egfr < below);
