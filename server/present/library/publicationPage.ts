import type { Publication } from '../../evidence/publication.ts';
import { isRead, type PublicationEntry, publicationEntry } from './publicationEntry.ts';

/** One publication with every figure and every known problem. */
export interface PublicationPageModel {
  readonly title: string;
  readonly appVersion: string;
  readonly publication: PublicationEntry;
  /** Its figures are those that one of the publications that were read quotes. */
  readonly isQuoted: boolean;
}

export function publicationPage(publication: Publication, appVersion: string): PublicationPageModel {
  const entry = publicationEntry(publication);
  return { title: `${entry.heading} - LiverMet`, appVersion, publication: entry, isQuoted: !isRead(publication) };
}
