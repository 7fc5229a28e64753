import { CAUTIONS_LEFT_OUT, type CautionLeftOut } from '../../criteria/cautions/leftOut.ts';
import { type CautionEntry, cautionEntries } from './cautionEntry.ts';

/** The cautions beyond the series, which are no part of any verdict. */
export interface CautionsPageModel {
  readonly title: string;
  readonly appVersion: string;
  readonly cautions: readonly CautionEntry[];
  /** Read and no caution, with the reason. */
  readonly leftOut: readonly CautionLeftOut[];
}

export const cautionsPage = (appVersion: string): CautionsPageModel => ({
  title: 'Cautions beyond the series’ criteria - LiverMet',
  appVersion,
  cautions: cautionEntries(),
  leftOut: CAUTIONS_LEFT_OUT,
});
