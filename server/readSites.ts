import { dirname, resolve } from 'node:path';
import { ConfigError } from './configError.ts';
import { signingKeys } from './signingKeys.ts';
import type { ClientAuthentication, Site } from './site.ts';
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
      const authentication = authenticationOf(entry, (path, field) =>
        readText(resolve(dirname(file), path), readFile, `${file}: site ${entry.id}: ${field}`),
      );
      return [{ ...entry, authentication, policy: policyOf(entry) }];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return sites;
}

function authenticationOf(
  { id, authentication }: SiteEntry,
  read: (path: string, field: string) => string,
): ClientAuthentication {
  switch (authentication.kind) {
    case 'public':
      return authentication;
    case 'secret': {
      const secret = read(authentication.secretFile, 'secretFile').trim();
      if (secret.length >= SHORTEST_SECRET) return { kind: 'secret', secret };
      throw new ConfigError([`site ${id}: secretFile: holds fewer than ${SHORTEST_SECRET} characters`]);
    }
    case 'private-key': {
      const { kind, algorithm, keyFile } = authentication;
      const privateKeys = signingKeys(read(keyFile, 'keyFile'), algorithm);
      if (privateKeys) return { kind, algorithm, privateKeys };
      throw new ConfigError([
        `site ${id}: keyFile: must be a JWK or JWK Set of private ${algorithm} keys with kid (RSA from 2048 bits, EC P-384)`,
      ]);
    }
  }
}

function readText(path: string, readFile: ReadFile, setting: string): string {
  try {
    return readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ConfigError([`${setting}: cannot read ${path}${code}`]);
  }
}
