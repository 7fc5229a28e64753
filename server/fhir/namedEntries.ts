import { asText, type Json } from '../chart/json.ts';
import type { FileEntry } from './fileEntries.ts';
import { withReferences } from './references.ts';

export interface NamedEntry {
  /** With an id, except for a Patient that the file gives none; references to entries of the file are "Type/id". */
  readonly resource: Json;
  readonly place: string;
}

/**
 * Gives every resource of a file an id, and lets all references to it use that id.
 *
 * @param file what the ids end with that are made of a place, where several files make one record
 */
export function namedEntries(entries: readonly FileEntry[], file = ''): readonly NamedEntry[] {
  const servers = new Map<string, string>();
  const named = entries.map((entry) => ({ ...entry, id: idFor(entry, servers, file) }));
  const names = new Map(
    named.flatMap(({ fullUrl, resource, id }) =>
      fullUrl === undefined || id === undefined ? [] : [[fullUrl, `${resource.resourceType}/${id}`] as const],
    ),
  );
  return named.map(({ resource, id, place }) => {
    const renamed = withReferences(resource, names);
    return { resource: id === undefined ? renamed : { ...renamed, id }, place };
  });
}

/**
 * The resource's own id, else the one in its `fullUrl`, else its place in the file. Two hospitals may both have an
 * "Observation/7": the second one is named by its place, lest it pass for another version of the first.
 *
 * @param servers the server that each "Type/id" met so far came from
 */
function idFor(
  { resource, fullUrl, place }: FileEntry,
  servers: Map<string, string>,
  file: string,
): string | undefined {
  const isPatient = resource.resourceType === 'Patient';
  const id = asText(resource.id) ?? idInUrl(fullUrl);
  // A Patient without id is named by what refers to it, so it must not get an id that nothing refers to.
  if (id === undefined) return isPatient ? undefined : idOfPlace(place, file);
  const reference = `${resource.resourceType}/${id}`;
  const server = serverIn(fullUrl);
  const known = servers.get(reference) ?? server;
  if (known !== undefined) servers.set(reference, known);
  return server === undefined || server === known ? id : idOfPlace(place, file);
}

/** "entry 12" as an id. */
export const idOfPlace = (place: string, file: string): string => `${place.replaceAll(/\W+/g, '-')}${file}`;

/** The id in "urn:uuid:0f1e...", "urn:oid:1.2.3" or "https://ehr/fhir/Observation/7/_history/2". */
const idInUrl = (fullUrl = ''): string | undefined =>
  /^(?:urn:(?:uuid|oid):|https?:.*\/[A-Z][A-Za-z]+\/)([A-Za-z0-9.-]+)(?:\/_history\/[^/]+)?$/.exec(fullUrl)?.[1];

/** The address of the server in "https://ehr/fhir/Observation/7". */
export const serverIn = (fullUrl = ''): string | undefined => /^(https?:.*?)\/[A-Z][A-Za-z]+\/[^/]+/.exec(fullUrl)?.[1];
