import { LEFT_OUT, type LeftOut } from '../../evidence/leftOut.ts';
import { PUBLICATIONS } from '../../evidence/library.ts';
import type { Publication } from '../../evidence/publication.ts';
import { medianPictures } from '../pictures/medians/medianPictures.ts';
import type { Picture } from '../pictures/picture.ts';
import { type CheckRow, checkRows } from './checkRows.ts';
import type { PageLink } from './criterionEntry.ts';
import { outcomeHref, publicationHref } from './libraryAddress.ts';
import { type PositionEntry, positionEntries } from './positionEntry.ts';
import { headingOf, isRead } from './publicationEntry.ts';

/** A publication, which stands on a page of its own, and its figures there. */
export interface PublicationLink {
  readonly id: string;
  readonly href: string;
  readonly heading: string;
  readonly title: string | null;
  readonly figures: readonly PageLink[];
}

export interface EvidencePageModel {
  readonly title: string;
  readonly appVersion: string;
  /** Medians of overall survival, one picture for each starting point. */
  readonly medians: readonly Picture[];
  readonly positions: readonly PositionEntry[];
  /** The publications that were read. */
  readonly publications: readonly PublicationLink[];
  /** Studies that they quote. */
  readonly cited: readonly PublicationLink[];
  readonly leftOut: readonly LeftOut[];
  readonly checks: readonly CheckRow[];
  readonly outcomeCount: number;
}

/** The evidence library: where publications differ, the medians beside each other, and the way to every publication and figure. */
export function evidencePage(appVersion: string): EvidencePageModel {
  return {
    title: 'Evidence library - LiverMet',
    appVersion,
    medians: medianPictures(
      PUBLICATIONS.flatMap((publication) => publication.outcomes.map((outcome) => ({ publication, outcome }))),
    ),
    positions: positionEntries(),
    publications: PUBLICATIONS.filter(isRead).map(publicationLink),
    cited: PUBLICATIONS.filter((publication) => !isRead(publication)).map(publicationLink),
    leftOut: LEFT_OUT,
    checks: checkRows(),
    outcomeCount: PUBLICATIONS.reduce((total, { outcomes }) => total + outcomes.length, 0),
  };
}

const publicationLink = (publication: Publication): PublicationLink => ({
  id: publication.id,
  href: publicationHref(publication.id),
  heading: headingOf(publication),
  title: publication.citation.title,
  figures: publication.outcomes.map(({ id }) => ({ href: outcomeHref(id), text: id })),
});
