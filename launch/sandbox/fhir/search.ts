import type { Bundle, BundleLink, FhirResource } from 'fhir/r4.js';
import { earliest, matcher } from './matcher.ts';
import { FhirRefusal } from './operationOutcome.ts';
import { parseSearchQuery, type SortKey } from './searchQuery.ts';

/**
 * Answers one search over resources the caller may see: one page, with a `next` link while there is more.
 * @param base FHIR base URL, for the links
 * @throws FhirRefusal
 */
export function search(
  base: string,
  type: string,
  parameters: URLSearchParams,
  resources: readonly FhirResource[],
): Bundle {
  const page = readPage(parameters);
  const query = parseSearchQuery(type, page.parameters);
  const matches = matcher(type, query.filters);
  const found = sorted(
    resources.filter((resource) => resource.resourceType === type && matches(resource)),
    query.sort,
  );
  const end = page.offset + query.count;
  const link: BundleLink[] = [{ relation: 'self', url: `${base}/${type}?${parameters}` }];
  if (query.count > 0 && end < found.length) {
    link.push({ relation: 'next', url: `${base}/${type}?_page=${pageId(page.parameters, end)}` });
  }
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link,
    entry: found
      .slice(page.offset, end)
      .map((resource) => ({ fullUrl: `${base}/${type}/${resource.id}`, resource, search: { mode: 'match' } })),
  };
}

/** The sort is stable; a resource without the date comes last in either direction. */
function sorted(resources: readonly FhirResource[], keys: readonly SortKey[]): readonly FhirResource[] {
  return keys.toReversed().reduce<readonly FhirResource[]>((list, { path, descending }) => {
    const dated = list.map((resource) => ({ resource, date: earliest(resource, path) }));
    const compare = (a: string, b: string) => (a === b ? 0 : a < b === descending ? 1 : -1);
    return dated
      .sort((a, b) =>
        a.date === undefined || b.date === undefined
          ? Number(a.date === undefined) - Number(b.date === undefined)
          : compare(a.date, b.date),
      )
      .map(({ resource }) => resource);
  }, resources);
}

interface Page {
  readonly parameters: URLSearchParams;
  readonly offset: number;
}

/** A page id holds the whole question, so a client can only follow it, never build on it; nothing is kept on the server. */
const pageId = (parameters: URLSearchParams, offset: number): string =>
  Buffer.from(JSON.stringify([`${parameters}`, offset])).toString('base64url');

function readPage(parameters: URLSearchParams): Page {
  const id = parameters.get('_page');
  if (id === null) return { parameters, offset: 0 };
  try {
    const [query, offset] = JSON.parse(Buffer.from(id, 'base64url').toString()) as [unknown, unknown];
    if (typeof query === 'string' && typeof offset === 'number')
      return { parameters: new URLSearchParams(query), offset };
  } catch {
    // Not one of our page ids: refused below.
  }
  throw new FhirRefusal(410, 'expired', 'This page is not or no longer available: repeat the search');
}
