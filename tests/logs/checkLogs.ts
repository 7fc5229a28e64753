import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaksIn } from '../server/phi.ts';
import { LOGS } from './suiteLog.ts';

/** What the logs in a folder tell of patients, each thing once. */
export const leaksOf = (folder: string): readonly string[] => [
  ...new Set(readdirSync(folder).flatMap((name) => leaksIn(readFileSync(join(folder, name), 'utf8')))),
];

/** Begins a run of tests with a folder for all its logs; the end of the run fails when one of them tells of a patient. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-logs-'));
  process.env[LOGS] = folder;
  return () => {
    const leaks = leaksOf(folder);
    rmSync(folder, { recursive: true });
    if (leaks.length === 0) return;
    process.exitCode = 1;
    throw new Error(`A log tells of a patient: ${leaks.slice(0, 20).join(', ')}`);
  };
}
