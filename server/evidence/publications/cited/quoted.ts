import { READ_PUBLICATIONS, type ReadPublicationId } from '../../readPublications.ts';

/** Where a figure of a study that was not read itself can be checked: the publication that quotes it. */
export const linkTo = (publication: ReadPublicationId): string => READ_PUBLICATIONS[publication].link;

/** Marks an outcome as quoted: by which publication, under which reference number. */
export const quoted = (quotedIn: ReadPublicationId, reference: string) =>
  ({ reportedAs: 'cited', quotedIn, reference }) as const;
