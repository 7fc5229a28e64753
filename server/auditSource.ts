import type { AuditProgress } from './auditProgress.ts';
import { CliError } from './cliError.ts';
import type { AuditSource, SourceOptions } from './sourceOptions.ts';

/**
 * The folder that is named, or one that a server fills. What only a server needs is loaded only for one.
 *
 * @throws CliError, ConfigError, ExportError
 */
export async function auditSource(
  options: SourceOptions,
  progress: AuditProgress,
  now: () => Date,
): Promise<AuditSource> {
  const { server, group, system, folder = '' } = options;
  if (server !== undefined) return (await import('./exportSource.ts')).exportSource(server, options, progress, now);
  if (group !== undefined || system) throw new CliError('--group and --system go with --server');
  return { folder, gaps: [], exported: undefined, done: () => {} };
}
