import { LEFT_OUT, type LeftOut } from '../../evidence/leftOut.ts';
import { PUBLICATIONS } from '../../evidence/library.ts';
import { medianPictures } from '../pictures/medians/medianPictures.ts';
import type { Picture } from '../pictures/picture.ts';
import { type CheckRow, checkRows } from './checkRows.ts';
import { type PositionEntry, positionEntries } from './positionEntry.ts';
import { isRead, type PublicationEntry, publicationEntry } from './publicationEntry.ts';

export interface EvidencePageModel {
  readonly title: string;
  readonly appVersion: string;
  /** Medians of overall survival, one picture for each starting point. */
  readonly medians: readonly Picture[];
  readonly positions: readonly PositionEntry[];
  /** The publications that were read. */
  readonly publications: readonly PublicationEntry[];
  /** Studies that they quote. */
  readonly cited: readonly PublicationEntry[];
  readonly leftOut: readonly LeftOut[];
  readonly checks: readonly CheckRow[];
  readonly outcomeCount: number;
}

/** The evidence library as a page: every publication, every figure, every known problem. */
export function evidencePage(appVersion: string): EvidencePageModel {
  return {
    title: 'Evidence library - LiverMet',
    appVersion,
    medians: medianPictures(
      PUBLICATIONS.flatMap((publication) => publication.outcomes.map((outcome) => ({ publication, outcome }))),
    ),
    positions: positionEntries(),
    publications: PUBLICATIONS.filter(isRead).map(publicationEntry),
    cited: PUBLICATIONS.filter((publication) => !isRead(publication)).map(publicationEntry),
    leftOut: LEFT_OUT,
    checks: checkRows(),
    outcomeCount: PUBLICATIONS.reduce((total, { outcomes }) => total + outcomes.length, 0),
  };
}
