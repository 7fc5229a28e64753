import { asList, asObject, asText, type Json } from '../../chart/json.ts';
import { patientIdIn } from '../../chart/patientIds.ts';
import { fileEntries } from '../fileEntries.ts';
import { missingPages } from '../filePages.ts';
import { FileRecordError } from '../fileRecordError.ts';
import { namedEntries } from '../namedEntries.ts';

/** A resource that had to be read to know what it is about, written anew in the way that lines are searched. */
export interface LooseResource {
  readonly resource: Json;
  /** One line, the type first, nothing escaped that need not be. */
  readonly bytes: Buffer;
  /** Ids of the patients it may be about. */
  readonly patients: readonly string[];
  /** Signs that the record it came in is only a part, in words. */
  readonly problems: readonly string[];
}

/**
 * The resources of a text: one resource, or a Bundle of any type.
 *
 * @throws FileRecordError when it is none
 */
export function looseResources(text: string): readonly LooseResource[] {
  const { entries, pages, problems: said } = fileEntries(parse(text), 'the file');
  const problems = [...said, ...missingPages(pages)];
  return namedEntriesOf(entries).map((resource) => {
    const { resourceType, ...rest } = resource;
    const bytes = Buffer.from(JSON.stringify({ resourceType, ...rest }));
    return { resource, bytes, patients: patientsOf(resource), problems };
  });
}

/** A single resource keeps what it says; entries of a Bundle may point to each other by their `fullUrl`. */
const namedEntriesOf = (entries: ReturnType<typeof fileEntries>['entries']): readonly Json[] =>
  entries.length === 1 && entries[0]?.fullUrl === undefined
    ? entries.map(({ resource }) => resource)
    : namedEntries(entries).map(({ resource }) => resource);

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FileRecordError('not-json', 'not JSON');
  }
}

/** Whom a resource names as the one it is about, in any kind of reference. */
export function patientsOf(resource: Json): readonly string[] {
  if (resource.resourceType === 'Patient') return [asText(resource.id)].filter((id) => id !== undefined);
  const about = [...asList(resource.subject), ...asList(resource.patient), ...asList(resource.focus)];
  const ids = about.map(
    ({ reference }) => patientIdIn(reference) ?? /^urn:uuid:([^/]+)/.exec(asText(reference) ?? '')?.[1],
  );
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Whether a resource is one of a type that names a patient. */
export const needsPatient = (resource: Json): boolean => asObject(resource.subject ?? resource.patient) !== undefined;
