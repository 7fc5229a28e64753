import type { Search } from '../../../server/fhir/searches.ts';
import { searchesFor } from '../../../server/fhir/searches.ts';
import { bundle, type Call, FAMILY_NAME, type Handler, PATIENT, send } from './localEhr.ts';

export const SEARCHES = searchesFor(PATIENT);

const slug = ({ query }: Search): string => query.replaceAll(' ', '-');

const aboutPatient = (search: Search) =>
  search.resourceType === 'BodyStructure'
    ? { patient: { reference: `Patient/${PATIENT}` } }
    : { subject: { reference: `Patient/${PATIENT}` } };

/** The record that a page of a search holds: each search of the healthy chart has two pages of one record each. */
export const recordOn = (search: Search, page: 1 | 2) => ({
  resourceType: search.resourceType,
  id: `${slug(search)}-${page}`,
  meta: { versionId: '1' },
  ...aboutPatient(search),
  note: [{ text: FAMILY_NAME }],
});

export const patientResource = { resourceType: 'Patient', id: PATIENT, name: [{ family: FAMILY_NAME }] };

/** "Type/id" of everything that the healthy chart holds for a search. */
export const healthyReferences = (search: Search): readonly string[] =>
  search.kind === 'read'
    ? [`Patient/${PATIENT}`]
    : [1, 2].map((page) => `${search.resourceType}/${slug(search)}-${page}`);

/** Which search a request belongs to, and which of its pages it asks for. */
export function searchOf(url: URL): { search: Search; page: 1 | 2 } {
  const search = SEARCHES.find(({ path }) => {
    const first = new URL(path, 'http://any/fhir/');
    return first.pathname === url.pathname && first.searchParams.get('code') === url.searchParams.get('code');
  });
  if (!search) throw new Error(`no search asks for ${url}`);
  return { search, page: url.searchParams.get('page') === '2' ? 2 : 1 };
}

export const nextOf = (search: Search, base: string): string => `${base}/${search.path}&page=2`;

/** The body of a healthy page. */
export const healthyPage = (search: Search, page: 1 | 2, base: string): unknown =>
  search.kind === 'read'
    ? patientResource
    : bundle([recordOn(search, page)], page === 1 ? nextOf(search, base) : undefined);

export function answerHealthily({ response, url, base }: Call): void {
  const { search, page } = searchOf(url);
  send(response, healthyPage(search, page, base));
}

/** The search that is called so. */
export const named = (query: string): Search => {
  const search = SEARCHES.find((each) => each.query === query);
  if (!search) throw new Error(`no search is called ${query}`);
  return search;
};

/** An EHR in order but for one search. */
export const except =
  (query: string, handler: Handler): Handler =>
  (call) =>
    searchOf(call.url).search === named(query) ? handler(call) : answerHealthily(call);
