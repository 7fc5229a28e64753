import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { allowedAddress } from './allowedAddress.ts';
import { ask, documentOf, statusWords } from './ask.ts';
import type { ExportContext } from './exportContext.ts';
import { ExportError, ExportGone, ExportStopped } from './exportError.ts';
import { noteWhole, wholeFiles } from './exportState.ts';
import type { ExportFile } from './manifest.ts';
import { PassingFailure, patiently, refuseBusy } from './patiently.ts';
import { receiveFile } from './receiveFile.ts';

const AT_A_TIME = 2;

/**
 * Fetches the files of an export that are not in the folder yet, two at a time.
 *
 * @returns the number of lines of each file, by name
 * @throws ExportError of the first file that cannot be had
 */
export async function fetchFiles(
  context: ExportContext,
  files: readonly ExportFile[],
): Promise<ReadonlyMap<string, number>> {
  const whole = new Map(wholeFiles(context.folder));
  const missing = files.filter(({ name }) => !whole.has(name));
  const stop = new AbortController();
  const running = { ...context, signal: AbortSignal.any([context.signal, stop.signal]) };
  let bytes = 0;
  const show = () => context.progress.downloading(whole.size, files.length, bytes);
  const next = missing[Symbol.iterator]();
  const work = async () => {
    for (let step = next.next(); !step.done && !stop.signal.aborted; step = next.next()) {
      const lines = await fetchFile(running, step.value, (more) => {
        bytes += more;
        show();
      });
      whole.set(step.value.name, lines);
      show();
    }
  };
  show();
  const ends = await Promise.allSettled(
    Array.from({ length: AT_A_TIME }, () =>
      work().catch((error: unknown) => {
        stop.abort();
        throw error;
      }),
    ),
  );
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  // The one that stopped the other comes with the reason.
  const first = failures.find((reason) => !isStopped(reason)) ?? failures[0];
  if (first !== undefined) throw first;
  return whole;
}

const isStopped = (reason: unknown): boolean => reason instanceof ExportStopped;

async function fetchFile(context: ExportContext, file: ExportFile, onBytes: (bytes: number) => void): Promise<number> {
  const { server, folder } = context;
  const url = allowedAddress(server, file.url, file.title);
  const partial = join(folder, `.${file.name}.part`);
  const lines = await patiently(context, file.title, async () => {
    const answer = refuseBusy(
      await ask(context, { url, headers: { accept: 'application/fhir+ndjson' }, withToken: file.withToken }),
    );
    if (answer.statusCode === 200) return receiveFile(answer, partial, onBytes);
    const words = statusWords(await documentOf(answer));
    const isGone = [404, 410].includes(answer.statusCode ?? 0) || (answer.statusCode === 403 && !file.withToken);
    if (isGone) throw new ExportGone(`${file.title} is no longer there${words}`, true);
    if (answer.statusCode === 500) throw new PassingFailure('status 500');
    throw new ExportError(`${file.title} cannot be fetched${words}`);
  });
  renameSync(partial, join(folder, file.name));
  noteWhole(folder, file.name, lines);
  return lines;
}
