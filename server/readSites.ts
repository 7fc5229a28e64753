import { dirname, resolve } from 'node:path';
import { ConfigError } from './configError.ts';
import { type SigningAlgorithm, signingKeys } from './signingKeys.ts';
import type { BulkServer, ClientAuthentication, PrivateKeyAuthentication, Site } from './site.ts';
import { parseSitesFile, policyOf, type SiteEntry } from './sitesFile.ts';

export type ReadFile = (path: string) => string;

const SHORTEST_SECRET = 16;

/**
 * The registered EHRs of a sites file with their secrets, which stand in the files it names, relative to itself.
 *
 * @throws ConfigError with every problem of every site
 */
export function readSites(file: string, readFile: ReadFile): readonly Site[] {
  const entries = parseSitesFile(readText(file, readFile, 'SITES_FILE'), file);
  const problems: string[] = [];
  const sites = entries.flatMap((entry): readonly Site[] => {
    try {
      return [siteOf(entry, file, readFile)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return sites;
}

/**
 * A site of a sites file with its secrets.
 *
 * @throws ConfigError
 */
export function siteOf(entry: SiteEntry, file: string, readFile: ReadFile): Site {
  const read: ReadSecret = (path, field) =>
    readText(resolve(dirname(file), path), readFile, `${file}: site ${entry.id}: ${field}`);
  const { audit, ...rest } = entry;
  return {
    ...rest,
    authentication: authenticationOf(entry, read),
    bulk: bulkServerOf(entry, read),
    ...(audit ? { audit: { folder: resolve(dirname(file), audit.folder) } } : {}),
    policy: policyOf(entry),
  };
}

type ReadSecret = (path: string, field: string) => string;

function bulkServerOf(entry: SiteEntry, read: ReadSecret): BulkServer | undefined {
  const { id, bulk, iss, clientId, endpointHosts } = entry;
  if (!bulk) return undefined;
  const { algorithm, keyFile } = bulk;
  const own = authenticationOf(entry, read);
  const isWhole = (algorithm === undefined) === (keyFile === undefined);
  const authentication = keyFile && algorithm ? privateKey(id, algorithm, keyFile, read, 'bulk.keyFile') : own;
  if (!isWhole || authentication.kind !== 'private-key')
    throw new ConfigError([
      `site ${id}: bulk: needs algorithm and keyFile, unless the site's own authentication is "private-key"`,
    ]);
  return {
    baseUrl: (bulk.baseUrl ?? iss).replace(/\/+$/, ''),
    clientId: bulk.clientId ?? clientId,
    authentication,
    tokenUrl: bulk.tokenUrl,
    endpointHosts,
    fileHosts: bulk.fileHosts,
    group: bulk.group,
  };
}

function authenticationOf({ id, authentication }: SiteEntry, read: ReadSecret): ClientAuthentication {
  switch (authentication.kind) {
    case 'public':
      return authentication;
    case 'secret': {
      const secret = read(authentication.secretFile, 'secretFile').trim();
      if (secret.length >= SHORTEST_SECRET) return { kind: 'secret', secret };
      throw new ConfigError([`site ${id}: secretFile: holds fewer than ${SHORTEST_SECRET} characters`]);
    }
    case 'private-key':
      return privateKey(id, authentication.algorithm, authentication.keyFile, read, 'keyFile');
  }
}

function privateKey(
  id: string,
  algorithm: SigningAlgorithm,
  keyFile: string,
  read: ReadSecret,
  field: string,
): PrivateKeyAuthentication {
  const privateKeys = signingKeys(read(keyFile, field), algorithm);
  if (privateKeys) return { kind: 'private-key', algorithm, privateKeys };
  throw new ConfigError([
    `site ${id}: ${field}: must be a JWK or JWK Set of private ${algorithm} keys with kid (RSA from 3072 bits, EC P-384)`,
  ]);
}

function readText(path: string, readFile: ReadFile, setting: string): string {
  try {
    return readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ConfigError([`${setting}: cannot read ${path}${code}`]);
  }
}
