import { issueCodes } from '../issueCodes.ts';
import { retryDelay } from '../retryDelay.ts';
import { allowedAddress } from './allowedAddress.ts';
import { ask, type Document, documentOf, statusWords } from './ask.ts';
import type { ExportContext } from './exportContext.ts';
import { ExportError, ExportGone } from './exportError.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { PassingFailure, patiently, pause, refuseBusy } from './patiently.ts';

const WHAT = 'the export';
const MOST_PAGES = 10_000;

/**
 * Waits until an export is complete. Asks ever more seldom, or when the server says.
 *
 * @returns the pages of its manifest
 * @throws ExportGone when the server does not know it any more; ExportError when it failed
 */
export async function awaitManifest(context: ExportContext, statusUrl: string): Promise<readonly Manifest[]> {
  const { limits, progress, now } = context;
  for (let wait = limits.firstWait; ; wait = Math.min(wait * 2, limits.longestWait)) {
    const answer = await statusAt(context, statusUrl);
    if (answer.status === 200) return allPages(context, statusUrl, manifestIn(answer));
    if (answer.status !== 202) throw failure(answer);
    progress.exporting(progressText(answer.headers['x-progress']));
    await pause(context, retryDelay(answer.headers['retry-after'], now(), wait), WHAT);
  }
}

/** A 500 means that the export failed, unless it says `transient`. */
const statusAt = (context: ExportContext, url: string): Promise<Document> =>
  patiently(context, WHAT, async () => {
    const answer = await documentOf(refuseBusy(await ask(context, { url, headers: { accept: 'application/json' } })));
    if (answer.status === 500 && issueCodes(answer.body).includes('transient'))
      throw new PassingFailure('status 500', answer.headers['retry-after']);
    return answer;
  });

function failure(answer: Document): ExportError {
  const words = statusWords(answer);
  if (answer.status === 404 || answer.status === 410)
    return new ExportGone(`the server no longer has the export${words}`, false);
  return new ExportError(`the export failed at the server${words}`);
}

/** As servers write it, without control characters: it goes to a terminal and onto a page. */
const progressText = (header: string | readonly string[] | undefined): string =>
  [header ?? '']
    .flat()
    .join(' ')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 60);

function manifestIn({ body }: Document): Manifest {
  const parsed = manifestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ExportError('the server says that the export is complete, and sends something that is no manifest');
}

async function allPages(context: ExportContext, statusUrl: string, first: Manifest): Promise<readonly Manifest[]> {
  const pages = [first];
  const seen = new Set([statusUrl]);
  for (let next = nextOf(first); next !== undefined; next = nextOf(pages.at(-1))) {
    const url = allowedAddress(context.server, next, 'a page of the manifest');
    if (seen.has(url) || pages.length >= MOST_PAGES) throw new ExportError('the pages of the manifest have no end');
    seen.add(url);
    const answer = await statusAt(context, url);
    if (answer.status !== 200) throw failure(answer);
    pages.push(manifestIn(answer));
  }
  return pages;
}

const nextOf = (page: Manifest | undefined): string | undefined =>
  page?.link.find(({ relation }) => relation === 'next')?.url;
