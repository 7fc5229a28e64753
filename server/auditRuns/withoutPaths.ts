import type { Site } from '../site.ts';
import { exportFolder, runFolder } from './runFolder.ts';

interface Places {
  readonly folder: string;
  readonly sitesFile: string | undefined;
}

/** What went wrong, for those who read the page: where things lie on the server is for those who run it. */
export function withoutPaths(problem: string, runId: string, site: Site, { folder, sitesFile }: Places): string {
  const names: readonly (readonly [path: string, name: string])[] = [
    [site.audit?.folder ?? '', 'the folder of the records'],
    [exportFolder(folder, site.id), 'the folder of the export'],
    [runFolder(folder, site.id, runId), 'the folder of the report'],
    [folder, 'the folder of the reports'],
    [sitesFile ?? '', 'the sites file'],
  ];
  // The longest first, as one may lie in another; a single word may stand in any sentence.
  return names
    .filter(([path]) => path.includes('/'))
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce((text, [path, name]) => text.replaceAll(path, name), problem);
}
