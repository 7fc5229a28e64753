import { asObject, asText, type Json } from '../chart/json.ts';
import { type FilePage, pageOf } from './filePages.ts';
import { FileRecordError } from './fileRecordError.ts';
import { meaningOfOutcome } from './operationOutcome.ts';

/** One resource of a file and where it stands, "line 3" or "entry 12". */
export interface FileEntry {
  readonly resource: Json;
  readonly place: string;
  readonly fullUrl: string | undefined;
}

export interface FileEntries {
  readonly entries: readonly FileEntry[];
  /** Signs that the file is only part of an answer, in words. */
  readonly problems: readonly string[];
  /** What the Bundles among them say of the pages that belong together. */
  readonly pages: readonly FilePage[];
}

/**
 * The resources of a Bundle of any type, a Bundle inside a Bundle (batch-response) included, or of one resource.
 * Messages of the server (OperationOutcome) are set apart; what they say is missing becomes a problem.
 *
 * @throws FileRecordError `not-fhir`
 */
export function fileEntries(value: unknown, place: string, fullUrl?: string): FileEntries {
  const resource = asObject(value);
  if (!resource || asText(resource.resourceType) === undefined)
    throw new FileRecordError('not-fhir', `${place} is not a FHIR resource (it has no resourceType)`);
  if (resource.resourceType === 'Bundle') return bundleEntries(resource, place);
  if (resource.resourceType !== 'OperationOutcome') return { ...NONE, entries: [{ resource, place, fullUrl }] };
  const { effect, reason } = meaningOfOutcome(resource);
  const problems = effect === 'incomplete' || effect === 'restart' ? [reason] : [];
  return { ...NONE, problems };
}

const NONE: FileEntries = { entries: [], problems: [], pages: [] };

function bundleEntries(bundle: Json, place: string): FileEntries {
  const { entry = [] } = bundle;
  if (!Array.isArray(entry)) throw new FileRecordError('not-fhir', `${place} is a Bundle whose entry is not a list`);
  const isHistory = bundle.type === 'history';
  const all = entry.map((item, index) => readEntry(item, placeOf(place, index), isHistory));
  const found = entry.filter((item) => asText(asObject(asObject(item)?.search)?.mode) !== 'outcome').length;
  return {
    entries: isHistory ? withoutDeleted(entry, all) : all.flatMap(({ entries }) => entries),
    problems: all.flatMap(({ problems }) => problems),
    pages: [pageOf(bundle, found), ...all.flatMap(({ pages }) => pages)],
  };
}

const placeOf = (place: string, index: number): string =>
  place === 'the file' ? `entry ${index + 1}` : `${place}, entry ${index + 1}`;

function readEntry(item: unknown, place: string, isHistory: boolean): FileEntries {
  const entry = asObject(item);
  if (!entry) throw new FileRecordError('not-fhir', `${place} is not a Bundle entry`);
  const status = asText(asObject(entry.response)?.status) ?? '';
  const failed = !isHistory && /^[45]/.test(status);
  const problems = failed ? [`a query answered in this file failed (${status.slice(0, 3)})`] : [];
  if (entry.resource === undefined) return { ...NONE, problems };
  const inside = fileEntries(entry.resource, place, asText(entry.fullUrl));
  return { ...inside, problems: [...problems, ...inside.problems] };
}

/**
 * A history lists every version, deletions among them. What is older than its own deletion is gone, by the times that are
 * given, else by place: the newest comes first. The rest comes oldest first, as everywhere else.
 */
function withoutDeleted(items: readonly unknown[], all: readonly FileEntries[]): readonly FileEntry[] {
  const changes = items.map((item, place) => ({
    ...changeOf(asObject(item)),
    place,
    entries: all[place]?.entries ?? [],
  }));
  const deletions = changes.filter(({ deleted }) => deleted !== undefined);
  const kept = changes.filter(({ time, place, entries: [first] }) => {
    const key = `${first?.resource.resourceType}/${first?.resource.id}`;
    const own = deletions.filter(({ deleted }) => deleted === key);
    return own.every((deletion) => (time && deletion.time ? time > deletion.time : place < deletion.place));
  });
  return kept.flatMap(({ entries }) => entries).reverse();
}

interface Change {
  /** "Condition/c2" for a deletion. */
  readonly deleted: string | undefined;
  /** Epoch milliseconds, NaN when not given. */
  readonly time: number;
}

function changeOf(item: Json | undefined): Change {
  const request = asObject(item?.request);
  const stored =
    asText(asObject(item?.response)?.lastModified) ?? asText(asObject(asObject(item?.resource)?.meta)?.lastUpdated);
  return { deleted: request?.method === 'DELETE' ? target(request.url) : undefined, time: Date.parse(stored ?? '') };
}

/** "Condition/c2" of an address with or without a server before it and a version after it. */
const target = (url: unknown): string =>
  (asText(url) ?? '')
    .replace(/\/_history\/.*$/, '')
    .split('/')
    .slice(-2)
    .join('/');
