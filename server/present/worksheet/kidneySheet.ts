import type { Citation } from '../../criteria/citation.ts';
import { KIDNEY_BANDS, KIDNEY_CITATION, kidneyBandOf } from '../../evidence/planning/contrastAndKidney.ts';
import type { Score } from '../../scores/score.ts';
import type { Moment } from '../moment.ts';
import { type ScoreRow, scoreRow } from '../scoreRows.ts';

/** eGFR beside what a consensus says of contrast medium into a vein. */
export interface KidneySheet {
  readonly egfr: ScoreRow;
  readonly bands: readonly KidneyBandRow[];
  readonly citation: Citation;
}

export interface KidneyBandRow {
  readonly title: string;
  readonly says: string;
  /** Whether the eGFR, or one that the chart leaves possible, lies in it; `null` when there is none. */
  readonly isHere: boolean | null;
}

/** The band goes by the eGFR as reported, in whole numbers: the consensus counts in them, and the page shows no other. */
export function kidneySheet(egfr: Score, moment: Moment): KidneySheet {
  const possible = egfr.value === null ? (egfr.values ?? []).map(({ value }) => value) : [egfr.value];
  const bands = possible.map(kidneyBandOf);
  return {
    egfr: scoreRow('egfr', egfr, moment),
    bands: KIDNEY_BANDS.map((band) => ({
      title: band.title,
      says: band.says,
      isHere: bands.length > 0 ? bands.includes(band) : null,
    })),
    citation: KIDNEY_CITATION,
  };
}
