import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
/** Where a server's files lie while they are fetched: one run of a site at a time. */
const EXPORT = 'export';

/** The folder of a run's report; whole, or not there. */
export const runFolder = (folder: string, siteId: string, id: string): string => join(folder, siteId, id);

export const exportFolder = (folder: string, siteId: string): string => join(folder, siteId, EXPORT);

/**
 * Removes what is older than is kept: reports, and what was left of runs and exports that nobody took up again.
 *
 * @param now epoch milliseconds
 */
export function removeOldFiles(folder: string, keepDays: number, now: number): void {
  for (const site of namesIn(folder))
    for (const name of namesIn(join(folder, site))) {
      const path = join(folder, site, name);
      if (now - statSync(path).mtimeMs > keepDays * DAY_MS) rmSync(path, { recursive: true, force: true });
    }
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);
