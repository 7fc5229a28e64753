import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from './cliError.ts';

/** @throws CliError when a folder is there that holds anything but a report */
export function checkPlace(out: string): void {
  const place = resolve(out);
  const old = join(dirname(place), `.${basename(place)}.old`);
  if (!existsSync(place) && existsSync(old)) renameSync(old, place);
  if (!existsSync(place)) return;
  const names = namesIn(place);
  if (names && (names.length === 0 || names.includes('measure-report.json'))) return;
  throw new CliError(`--out: ${out} is there already and is no report; name a new folder, or empty it`);
}

/** What is in a folder; `undefined` when it cannot be read. */
export function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}

/** How the paths of the files begin that are put aside while an audit runs: where the report will lie there is room for it. */
export function asidePath(out: string): string {
  const place = resolve(out);
  return join(dirname(place), `.${basename(place)}.aside-${process.pid}`);
}
