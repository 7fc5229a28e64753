import { asList, asObject, asText, type Json } from '../chart/json.ts';
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
  if (resource.resourceType !== 'OperationOutcome') return { entries: [{ resource, place, fullUrl }], problems: [] };
  const { effect, reason } = meaningOfOutcome(resource);
  const problems = effect === 'incomplete' || effect === 'restart' ? [reason] : [];
  return { entries: [], problems };
}

function bundleEntries(bundle: Json, place: string): FileEntries {
  const { entry = [] } = bundle;
  if (!Array.isArray(entry)) throw new FileRecordError('not-fhir', `${place} is a Bundle whose entry is not a list`);
  const isHistory = bundle.type === 'history';
  const all = entry.map((item, index) => readEntry(item, placeOf(place, index), isHistory));
  const hasNext = asList(bundle.link).some(({ relation }) => relation === 'next');
  return {
    entries: isHistory ? withoutDeleted(entry, all) : all.flatMap(({ entries }) => entries),
    problems: [
      ...(hasNext ? ['the file is one page of a longer answer'] : []),
      ...all.flatMap(({ problems }) => problems),
    ],
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
  if (entry.resource === undefined) return { entries: [], problems };
  const inside = fileEntries(entry.resource, place, asText(entry.fullUrl));
  return { entries: inside.entries, problems: [...problems, ...inside.problems] };
}

/**
 * A history lists every version, the newest first, deletions among them. What is older than its own deletion is gone; the
 * rest comes oldest first, as everywhere else.
 */
function withoutDeleted(items: readonly unknown[], all: readonly FileEntries[]): readonly FileEntry[] {
  const deleted = new Set<string>();
  const kept = items.flatMap((item, index) => {
    const request = asObject(asObject(item)?.request);
    if (request?.method === 'DELETE') deleted.add(asText(request.url) ?? '');
    const entries = all[index]?.entries ?? [];
    return entries.filter(({ resource }) => !deleted.has(`${resource.resourceType}/${resource.id}`));
  });
  return kept.reverse();
}
