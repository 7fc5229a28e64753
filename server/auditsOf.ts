import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditRunner, type AuditRunnerDeps, auditRunner } from './auditRuns/auditRunner.ts';
import { runFolder } from './auditRuns/runFolder.ts';
import type { Config } from './config.ts';
import type { AuditAccess } from './routes/audit/auditAccess.ts';

/** The audits of an app, as its pages and whoever stops it see them. */
export interface Audits extends AuditAccess, AuditRunner {}

/** Undefined where no folder is named for reports; with the sandbox EHR alone they are kept while the app runs. */
export function auditsOf(config: Config, deps: Pick<AuditRunnerDeps, 'store' | 'logger' | 'now'>): Audits | undefined {
  const { mode, sites, auditFolder, auditKeepDays: keepDays, sitesFile } = config;
  const own = auditFolder ?? (mode === 'sandbox' ? mkdtempSync(join(tmpdir(), 'livermet-audits-')) : undefined);
  if (own === undefined) return undefined;
  const environment = childEnvironment(config);
  const runner = auditRunner({ ...deps, environment, sites, folder: own, keepDays, sitesFile });
  return {
    ...runner,
    keepDays,
    folderOf: (siteId, id) => runFolder(own, siteId, id),
    close: async () => {
      await runner.close();
      if (auditFolder === undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}

/** For the processes of audits, which join what is entered in the store; a store in memory is nobody else's. */
function childEnvironment({ databaseUrl, databaseFile, encryptionKey, oldKeys, sitesFile }: Config): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, DATABASE_FILE: __, LIVERMET_KEY: ___, LIVERMET_OLD_KEYS: ____, ...rest } = process.env;
  const base64 = (key: Uint8Array) => Buffer.from(key).toString('base64');
  if (databaseUrl === undefined && databaseFile === ':memory:') return rest;
  return {
    ...rest,
    ...(databaseUrl === undefined ? { DATABASE_FILE: databaseFile } : { DATABASE_URL: databaseUrl }),
    LIVERMET_KEY: base64(encryptionKey),
    ...(oldKeys.length > 0 ? { LIVERMET_OLD_KEYS: oldKeys.map(base64).join(',') } : {}),
    ...(sitesFile === undefined ? {} : { SITES_FILE: sitesFile }),
  };
}
