import { findOutcome } from '../../evidence/library.ts';

/** Where a publication stands with all of its figures. */
export const publicationHref = (id: string): string => `/evidence/${id}`;

/** Where a figure stands, on the page of its publication; one that there is not leads to the library. */
export function outcomeHref(id: string): string {
  const found = findOutcome(id);
  return found ? `${publicationHref(found.publication.id)}#${id}` : '/evidence';
}

/** Every caution beyond the criteria. */
export const CAUTIONS_HREF = '/criteria/cautions';

/** What is read besides the criteria. */
export const INPUTS_HREF = '/criteria/inputs';
