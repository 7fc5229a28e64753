import type { Json } from '../chart/json.ts';
import { failureReason } from './failureReason.ts';
import { FhirFailure } from './fhirFailure.ts';
import { type SearchPage, type Sought, searchPage } from './searchPage.ts';
import type { Wave } from './wave.ts';

/** Everything a search brought, and why it is not everything there is. */
export interface Found {
  readonly resources: readonly Json[];
  /** In words for the clinician; `undefined` only when every page arrived and was whole. */
  readonly incomplete: string | undefined;
  /** The failure, when not even the first page arrived. */
  readonly failure?: FhirFailure;
}

interface Progress {
  readonly resources: Json[];
  readonly problems: Set<string>;
  /** Addresses of the pages read since the search began or began again. */
  readonly read: string[];
  pages: number;
  matches: number;
  characters: number;
  restarted: boolean;
}

/**
 * Reads a search page by page. Never rejects for what the server does: what arrived is kept, and `incomplete` says what
 * is wrong. Pages are followed only below the server's own base address, never twice, and within the wave's limits.
 *
 * @param first path of the first page, relative to the base address
 */
export async function readPages(wave: Wave, first: string, sought: Sought): Promise<Found> {
  const progress: Progress = {
    resources: [],
    problems: new Set(),
    read: [],
    pages: 0,
    matches: 0,
    characters: 0,
    restarted: false,
  };
  try {
    for (let url: string | undefined = first; url !== undefined; )
      url = await readOne(wave, first, url, sought, progress);
  } catch (error) {
    if (!(error instanceof FhirFailure)) throw error;
    if (progress.pages === 0) return { resources: [], incomplete: failureReason(error), failure: error };
    cutShort(progress, failureReason(error));
  }
  const incomplete = [...progress.problems].join('; ');
  return { resources: progress.resources, incomplete: incomplete === '' ? undefined : incomplete };
}

/** Reads the page at `url` into `progress`; the answer is where to go on, `undefined` at the end. */
async function readOne(wave: Wave, first: string, url: string, sought: Sought, progress: Progress) {
  progress.read.push(url);
  const page = await fetchPage(wave, url, sought, progress);
  if (page === 'expired') return restart(first, progress);
  progress.pages += 1;
  progress.matches += page.matches;
  for (const resource of page.resources) progress.resources.push(resource);
  for (const problem of page.problems) progress.problems.add(problem);
  if (page.next.kind === 'page') return follow(page.next.url, wave, sought, progress);
  if (page.next.kind === 'outside') cutShort(progress, 'the EHR pointed outside its own address, which was not opened');
  else if ((page.total ?? 0) > progress.matches) cutShort(progress, 'the EHR announced more records than it sent');
}

/** A later page that is gone (404, 410, or Epic's "session expired") may be there again if the search starts over. */
async function fetchPage(wave: Wave, url: string, sought: Sought, progress: Progress): Promise<SearchPage | 'expired'> {
  try {
    const body = await wave.get(url);
    const page = searchPage(body, sought);
    if (page.next.kind === 'page') progress.characters += JSON.stringify(body).length;
    return page.expired ? 'expired' : page;
  } catch (error) {
    if (!(error instanceof FhirFailure)) throw error;
    const { status, issueCodes } = error;
    const gone = progress.read.length > 1 && (status === 404 || status === 410);
    if (gone || issueCodes.includes('4113')) return 'expired';
    throw error;
  }
}

function restart(first: string, progress: Progress): string | undefined {
  if (progress.restarted) {
    cutShort(progress, 'the EHR let its result pages expire before they were read');
    return undefined;
  }
  progress.restarted = true;
  progress.matches = 0;
  progress.read.length = 0;
  return first;
}

function follow(url: string, wave: Wave, sought: Sought, progress: Progress): string | undefined {
  const { pages, entries, characters } = wave.limits;
  if (progress.read.some((each) => isSame(each, url, sought)))
    cutShort(progress, 'the EHR pointed back to a page already read');
  else if (progress.pages >= pages) cutShort(progress, `there are more than ${pages} pages`);
  else if (progress.matches >= entries) cutShort(progress, `there are more than ${entries} records`);
  else if (progress.characters >= characters) cutShort(progress, 'there is more data than can be read at once');
  else return url;
  return undefined;
}

function cutShort({ problems, pages }: Progress, why: string): void {
  problems.add(pages === 0 ? why : `only part of the pages arrived: ${why}`);
}

/** Two spellings of one address are one page. */
function isSame(url: string, other: string, { baseUrl }: Sought): boolean {
  const base = `${baseUrl.replace(/\/+$/, '')}/`;
  return new URL(url, base).href === new URL(other, base).href;
}
