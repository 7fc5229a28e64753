import { createHash } from 'node:crypto';
import { asList, asObject, asText, type Json } from '../../chart/json.ts';
import { patientIdIn } from '../../chart/patientIds.ts';
import { namesStranger } from '../../chart/subject.ts';
import { type FileEntry, fileEntries } from '../fileEntries.ts';
import { missingPages } from '../filePages.ts';
import { onePatient, unmatched } from '../fileRecord.ts';
import { FileRecordError } from '../fileRecordError.ts';
import { idOfPlace, type NamedEntry, namedEntries, serverIn } from '../namedEntries.ts';
import { codeNumber } from './codeTable.ts';
import { resourceKey } from './resourceKey.ts';

/** A resource that had to be read to know what it is about, written anew in the way that lines are searched. */
export interface LooseResource {
  readonly resource: Json;
  /** One line, the type first, nothing escaped that need not be. */
  readonly bytes: Buffer;
  /** Ids of the patients it may be about. */
  readonly patients: readonly string[];
  /** It names its patient by a UUID that nothing in its own text explains. */
  readonly isStray: boolean;
  /** Signs that the record of one patient that it came in is only a part, in words. */
  readonly problems: readonly string[];
  /** Whose it is only because of the Bundle that it came in. */
  readonly owner: string | undefined;
  /** Of the resource, where its id is that of a server (`resourceKey`), or of a Bundle; a Patient is only ever his own. */
  readonly key: number | undefined;
  /** Whose resources alone it is told apart from, because nothing says that its id is that of a server. */
  readonly numberedFor: string | undefined;
  /** The server that it is known to be of, as a number; 0 when it is not known. */
  readonly server: number;
}

/** What a text holds, and signs that something is missing where it names nobody from whom. */
export interface LooseText {
  readonly resources: readonly LooseResource[];
  readonly problems: readonly string[];
}

/**
 * The resources of a text: one resource, or a Bundle of any type. In a Bundle of one Patient every other resource is taken
 * as of that patient, as long as it names no other: the chart leaves out what cannot be matched, and the record says so.
 *
 * @throws FileRecordError when it is none
 */
export function looseResources(text: string): LooseText {
  const value = parse(text);
  const { entries, pages, problems: said } = fileEntries(value, 'the file');
  // A single resource keeps what it says; entries of a Bundle may point to each other by their `fullUrl`.
  const isSingle = entries.length === 1 && entries[0]?.fullUrl === undefined;
  // Every file has an "entry 5": without its own mark those of two visits would pass for versions of each other.
  const mark = isSingle ? '' : markOf(value);
  const named = isSingle ? entries : namedEntries(entries, mark);
  const who = isSingle ? undefined : ownerOf(named, mark);
  const all = named.map(({ resource }) =>
    who && resource.resourceType === 'Patient' ? { ...resource, id: who.id } : resource,
  );
  const problems = [...said, ...missingPages(pages), ...(who ? unmatched(all, who) : [])];
  const resources = all.map((resource, index) => {
    const { resourceType, ...rest } = resource;
    const bytes = Buffer.from(JSON.stringify({ resourceType, ...rest }));
    const ids = patientsOf(resource);
    const owner = ids.length === 0 ? who?.id : undefined;
    const patients = owner === undefined ? ids : [owner];
    const isStray = !isSingle && !who && namesByUuid(resource);
    const own = who ? problems : [];
    return {
      resource,
      bytes,
      patients,
      owner,
      isStray,
      problems: own,
      ...identityOf(resource, entries[index], who?.id, mark),
    };
  });
  // What is missing of an answer about several patients may be of any other, too.
  return { resources, problems: who && resources.some(({ patients }) => patients.length > 0) ? [] : problems };
}

/**
 * An id that was made of the place in a file is nobody's own: every file has such a place. One in the Bundle of one patient
 * that does not say of which server it is tells resources of that patient apart, and no others: whoever writes such files may
 * number the resources of each patient anew.
 */
function identityOf(
  resource: Json,
  entry: FileEntry | undefined,
  patient: string | undefined,
  mark: string,
): Pick<LooseResource, 'key' | 'numberedFor' | 'server'> {
  const server = serverIn(entry?.fullUrl);
  const isMade =
    entry !== undefined && entry.resource.id !== resource.id && resource.id === idOfPlace(entry.place, mark);
  const isOwn = resource.resourceType !== 'Patient' && !isMade;
  const numberedFor = server === undefined && isOwn ? patient : undefined;
  const key = numberedFor === undefined ? resourceKey(resource) : keyAmong(resource, numberedFor);
  return { key: isOwn ? key : undefined, numberedFor, server: numberOf(server) };
}

/** The key of a resource among those of one patient. */
export const keyAmong = ({ resourceType, id }: Json, patient: string): number | undefined =>
  asText(id) === undefined ? undefined : resourceKey({ resourceType, id: `${patient}/${asText(id)}` });

/** The same for the same file, however it is spaced. */
const markOf = (value: unknown): string =>
  `-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8)}`;

const numberOf = (server: string | undefined): number =>
  server === undefined ? 0 : codeNumber(Buffer.from(server), 0, Buffer.byteLength(server)) | 1;

function ownerOf(entries: readonly NamedEntry[], mark: string): ReturnType<typeof onePatient> | undefined {
  try {
    return onePatient(entries, mark);
  } catch {
    // No Patient, or more than one: everything is of those whom it names.
    return undefined;
  }
}

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

/** What a UUID means is told by the Bundle that it stands in, if at all. */
const namesByUuid = ({ subject, patient }: Json): boolean =>
  asList(subject ?? patient).some(({ reference }) => asText(reference)?.startsWith('urn:uuid:'));

/** Whether a resource may be of any patient: it names nobody, or a patient in a way that tells no id. */
export function mayBeAnybodys(resource: Json): boolean {
  if (patientsOf(resource).length > 0) return false;
  const about = asObject([resource.subject ?? resource.patient].flat()[0]);
  const { reference, type = 'Patient' } = about ?? {};
  return (reference === undefined && type === 'Patient') || namesStranger(resource, NOBODY);
}

/** No reference ends with a blank. */
const NOBODY = { id: ' ', patient: undefined };
