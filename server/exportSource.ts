import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { backendTokens } from '../launch/backendTokens.ts';
import type { AuditProgress } from './auditProgress.ts';
import { CliError } from './cliError.ts';
import { isTrustworthyUrl } from './config.ts';
import { EXPORT_LIMITS, type ExportScope, type ExportServer } from './fhir/export/exportContext.ts';
import { fetchExport } from './fhir/export/fetchExport.ts';
import { siteOf } from './readSites.ts';
import type { Site } from './site.ts';
import { siteEntryAt } from './siteEntryAt.ts';
import type { AuditSource, SourceOptions } from './sourceOptions.ts';

/**
 * The folder of an audit, filled by the server that is named. Files that nobody asked to keep are removed with `done`.
 *
 * @throws CliError, ConfigError, ExportError
 */
export async function exportSource(
  name: string,
  options: SourceOptions,
  progress: AuditProgress,
  now: () => Date,
): Promise<AuditSource> {
  const { sites, group, system = false, out } = options;
  const site =
    sites === undefined ? undefined : siteOf(siteEntryAt(name, sites), sites, (path) => readFileSync(path, 'utf8'));
  const server = serverOf(name, site, now);
  const folder = options.folder ?? `${resolve(out)}.export`;
  const scope = scopeOf(group ?? site?.bulk?.group, system, group !== undefined);
  const clock = () => now().getTime();
  const context = { server, scope, folder, limits: EXPORT_LIMITS, progress, now: clock, startedAt: clock() };
  const { gaps, exported, used } = await stoppable((signal) => fetchExport({ ...context, signal }));
  const done = () => (options.folder === undefined ? rmSync(folder, { recursive: true, force: true }) : used());
  return { folder, gaps, exported, done };
}

function serverOf(name: string, site: Site | undefined, now: () => Date): ExportServer {
  if (site) {
    if (!site.bulk) throw new CliError(`--server: the site ${site.id} has no "bulk" entry in the sites file`);
    const { baseUrl, fileHosts: hosts, authentication } = site.bulk;
    return { baseUrl, hosts, token: authentication && backendTokens({ ...site.bulk, authentication }, now) };
  }
  if (isTrustworthyUrl(name)) return { baseUrl: name.replace(/\/+$/, ''), hosts: [] };
  throw new CliError(
    `--server: "${name}" is no https address of an open server; for a site, name its sites file with --sites`,
  );
}

function scopeOf(group: string | undefined, isSystem: boolean, isAsked: boolean): ExportScope {
  if (isSystem && isAsked) throw new CliError('--group and --system exclude each other');
  if (isSystem) return 'system';
  return group === undefined ? 'patients' : { group };
}

/** Whoever stops the command has the export removed from the server, too; told a second time it ends at once. */
async function stoppable<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  try {
    return await act(stop.signal);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  }
}
