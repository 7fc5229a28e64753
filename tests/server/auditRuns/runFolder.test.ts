import { existsSync, mkdirSync, mkdtempSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportFolder, removeOldFiles, runFolder } from '../../../server/auditRuns/runFolder.ts';

it('reports, and what was left of exports, go when they are older than is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-run-folder-'));
  const now = Date.now();
  const places = {
    young: runFolder(folder, 'north', 'young'),
    old: runFolder(folder, 'north', 'old'),
    left: exportFolder(folder, 'south'),
  };
  for (const [name, path] of Object.entries(places)) {
    mkdirSync(path, { recursive: true });
    const days = name === 'young' ? 89 : 91;
    utimesSync(path, new Date(), new Date(now - days * 86_400_000));
  }
  removeOldFiles(folder, 90, now);
  expect(
    Object.entries(places)
      .filter(([, path]) => existsSync(path))
      .map(([name]) => name),
  ).toEqual(['young']);
  removeOldFiles(join(folder, 'none'), 90, now);
});
