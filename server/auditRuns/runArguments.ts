import type { AuditRun } from '../audit/auditRun.ts';
import type { Site } from '../site.ts';
import { exportFolder, runFolder } from './runFolder.ts';

interface Places {
  /** Of all reports. */
  readonly folder: string;
  /** Undefined with the sandbox EHR alone. */
  readonly sitesFile: string | undefined;
}

/**
 * What the command `audit` is given for a run of the app, so that both write the same.
 *
 * @throws RangeError when the site no longer has what the run is to read
 */
export function runArguments({ id, siteId, parameters }: AuditRun, site: Site, places: Places): readonly string[] {
  const { from, to, asOf, whatIf, isShared, extras, source } = parameters;
  const { folder, sitesFile } = places;
  const period = ['--from', from, '--to', to, '--as-of', asOf];
  const flags = [...(isShared ? ['--share'] : []), ...extras.map((extra) => `--${extra}`)];
  const options = [...whatIf.flatMap((name) => ['--what-if', name]), ...flags];
  const sites = sitesFile === undefined ? [] : ['--sites', sitesFile, '--site', siteId];
  const out = ['--out', runFolder(folder, siteId, id)];
  const all = [...period, ...options, ...sites, ...out];
  if (source === 'server' && site.bulk) {
    const server = sitesFile === undefined ? site.bulk.baseUrl : siteId;
    return [...all, '--server', server, exportFolder(folder, siteId)];
  }
  if (source === 'folder' && site.audit) return [...all, site.audit.folder];
  throw new RangeError(`the sites file no longer names a ${source} for the audit`);
}
