import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
const packages = Object.entries(lock.packages as Readonly<Record<string, Locked>>);
const paths = new Set(packages.map(([path]) => path));

/** Where npm would find a package that the one at `path` asks for: beside it or further up. */
const isFound = (path: string, name: string): boolean => {
  const nested = path === '' ? '' : `${path}/`;
  if (paths.has(`${nested}node_modules/${name}`)) return true;
  return (
    path !== '' &&
    isFound(path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '', name)
  );
};

describe('the lock file', () => {
  it('holds the parts of every system, not only of the one it was made on: npm ci refuses anything less', () => {
    const missing = packages.flatMap(([path, { dependencies = {}, optionalDependencies = {} }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isFound(path, name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    const addresses = packages
      .flatMap(([, { resolved }]) => resolved ?? [])
      .filter((address) => address.includes('://'));
    expect(addresses).toEqual([]);
  });

  it('brings at most 250 packages to production', () => {
    const production = packages.filter(
      ([path, { dev, optional }]) => path.startsWith('node_modules/') && !dev && !optional,
    );
    expect(production.length).toBeLessThanOrEqual(250);
    expect(production.length).toBeGreaterThan(50);
  });
});
