import { ask } from './ask.ts';
import { awaitManifest } from './awaitManifest.ts';
import type { ExportContext } from './exportContext.ts';
import { ExportError, ExportGone, ExportInterrupted } from './exportError.ts';
import { type ExportGap, exportGaps } from './exportGaps.ts';
import { type ExportState, forgetExport, readState, removeFiles, writeState } from './exportState.ts';
import { fetchFiles } from './fetchFiles.ts';
import { kickOff } from './kickOff.ts';
import { filesOf } from './manifest.ts';
import { removeDeleted } from './removeDeleted.ts';

/** An export that lies in its folder as a whole. */
export interface FetchedExport {
  /** What the server could not export, or did not. */
  readonly gaps: readonly ExportGap[];
  /** The moment of which the export is, as the server says; and how many resources it says were deleted. */
  readonly exported: { readonly transactionTime: string; readonly deleted: number };
  /** To be called once a report was made of it: the next run then begins another export. */
  readonly used: () => void;
}

/** First the addresses of the files are asked for anew, since they end before an export does; then a new export. */
const MOST_LOST = 2;

/**
 * Brings everything that an audit reads from a Bulk Data server into a folder. Begun again after whatever ended it, it goes on:
 * an export that lives is not asked for twice, and a file that is whole is not fetched twice. An export that the server has
 * lost is begun anew.
 *
 * @throws ExportError
 * @see FHIR Bulk Data Access (Flat FHIR) 2.0.0
 */
export async function fetchExport(context: ExportContext): Promise<FetchedExport> {
  const { folder, progress } = context;
  for (let lost = 0; ; ) {
    const state = readState(folder, nameOf(context)) ?? (await begin(context));
    try {
      return await complete(context, state);
    } catch (error) {
      if (!(error instanceof ExportGone) || lost >= MOST_LOST) {
        if (error instanceof ExportError && !(error instanceof ExportInterrupted)) await giveUp(context, state);
        throw error;
      }
      lost += 1;
      const isFile = error.isFile && lost < MOST_LOST;
      if (!isFile) await giveUp(context, state);
      progress.note(`${error.message}; ${isFile ? 'asking where it is now' : 'a new export is begun'}`);
    }
  }
}

async function begin(context: ExportContext): Promise<ExportState> {
  const { statusUrl, types, refused, doubted } = await kickOff(context);
  const asked = { of: nameOf(context), statusUrl, types: [...types], refused: [...refused], doubted: [...doubted] };
  const state = { ...asked, manifest: null, result: null, isUsed: false };
  writeState(context.folder, state);
  return state;
}

const nameOf = ({ server, scope }: ExportContext): string =>
  `${server.baseUrl} ${typeof scope === 'object' ? `Group/${scope.group}` : scope}`;

async function complete(context: ExportContext, state: ExportState): Promise<FetchedExport> {
  const { folder } = context;
  const result = state.result ?? (await fetchAll(context, state));
  const finished = { ...state, result };
  writeState(folder, finished);
  await release(context, state);
  return { ...result, used: () => writeState(folder, { ...finished, isUsed: true }) };
}

async function fetchAll(context: ExportContext, state: ExportState): Promise<NonNullable<ExportState['result']>> {
  const { folder } = context;
  const pages = await awaitManifest(context, state.statusUrl);
  const files = filesOf(pages, state.types);
  const transactionTime = pages[0]?.transactionTime ?? '';
  const manifest = `${transactionTime} ${files.length}`;
  if (state.manifest !== manifest) removeFiles(folder);
  writeState(folder, { ...state, manifest });
  const lines = await fetchFiles(context, files);
  if (!files.some(({ kind, name }) => kind === 'output' && (lines.get(name) ?? 0) > 0))
    throw new ExportError(`the export is empty: the server has nothing to give of ${nameOf(context)}`);
  const deleted = await removeDeleted(folder, files);
  const gaps = await exportGaps(folder, files, lines, state);
  return { gaps: [...gaps], exported: { transactionTime, deleted } };
}

async function giveUp(context: ExportContext, state: ExportState): Promise<void> {
  await release(context, state);
  forgetExport(context.folder);
}

const RELEASE_MS = 10_000;

/** Tells the server that the export is not needed any more. Whether it listens is its own affair. */
async function release(context: ExportContext, { statusUrl }: ExportState): Promise<void> {
  const own = { ...context, signal: AbortSignal.timeout(RELEASE_MS) };
  await ask(own, { url: statusUrl, method: 'DELETE' }).then(
    (answer) => answer.resume(),
    () => undefined,
  );
}
