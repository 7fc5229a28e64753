import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ExportError } from './exportError.ts';

const STATE = '.export.json';
const WHOLE = '.whole';

const resultSchema = z.object({
  gaps: z.array(
    z.object({
      file: z.string(),
      line: z.number().nullable(),
      because: z.string(),
      types: z.array(z.string()).default([]),
    }),
  ),
  exported: z.object({ transactionTime: z.string(), deleted: z.number() }),
});

const stateSchema = z.object({
  /** Server and scope: what was asked for. */
  of: z.string(),
  statusUrl: z.string(),
  types: z.array(z.string()),
  /** Types that the server refused to export. */
  refused: z.array(z.string()),
  /** Types that it may pass over, by what it said as it began. */
  doubted: z.array(z.string()).default([]),
  /** Of the manifest, once there was one, with the number of its files. */
  manifest: z.string().nullable(),
  /** Set once every file is there. */
  result: resultSchema.nullable(),
  /** A report has been made of it: the next run begins another export. */
  isUsed: z.boolean(),
});

/** How far an export has come. It lies beside the files, so that the same command goes on after whatever happened. */
export type ExportState = z.infer<typeof stateSchema>;

/**
 * The export that was begun in a folder and not used yet, if there is one.
 *
 * @param of what is asked for now
 * @throws ExportError when the folder holds something else
 */
export function readState(folder: string, of: string): ExportState | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(join(folder, STATE))) {
    if (readdirSync(folder).some((name) => name !== WHOLE))
      throw new ExportError(`${folder} is there already and holds no export; name a new folder, or empty it`);
    return undefined;
  }
  const state = parsed(readFileSync(join(folder, STATE), 'utf8'));
  if (state?.of !== of) throw new ExportError(`${folder} holds another export; name a new folder, or empty it`);
  if (!state.isUsed) return state;
  forgetExport(folder);
  return undefined;
}

function parsed(text: string): ExportState | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Replaces it at once: whenever the process ends, the folder holds the old state or the new one. */
export function writeState(folder: string, state: ExportState): void {
  const partial = join(folder, `${STATE}.part`);
  writeFileSync(partial, JSON.stringify(state), { mode: 0o600 });
  renameSync(partial, join(folder, STATE));
}

/** Removes everything that was fetched, and the state. */
export function forgetExport(folder: string): void {
  removeFiles(folder);
  rmSync(join(folder, STATE), { force: true });
}

/** Removes everything that was fetched. */
export function removeFiles(folder: string): void {
  for (const name of readdirSync(folder)) if (name !== STATE) rmSync(join(folder, name), { recursive: true });
}

/** Notes that a file is whole, with the number of its lines. */
export const noteWhole = (folder: string, name: string, lines: number): void =>
  appendFileSync(join(folder, WHOLE), `${name}\t${lines}\n`, { mode: 0o600 });

/** The files that are whole, by name, with the number of their lines. */
export function wholeFiles(folder: string): ReadonlyMap<string, number> {
  const file = join(folder, WHOLE);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return new Map(
    lines
      .map((line): [string, number] => [line.slice(0, line.indexOf('\t')), Number(line.slice(line.indexOf('\t') + 1))])
      .filter(([name]) => existsSync(join(folder, name))),
  );
}
