import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSitesFile } from '../../server/sitesFile.ts';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(
  readFileSync(new URL('package.json', root), 'utf8'),
);

describe('the README stays true', () => {
  it('every file it points to is there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('says why each dependency is there', () => {
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      (name) => !name.startsWith('@types/'),
    );
    expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  });

  it('every dependency is pinned to one version', () => {
    const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies }) as string[];
    expect(versions.filter((version) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|file:\.\/launch\/[\w-]+)$/.test(version))).toEqual(
      [],
    );
  });

  it('its sites file is one that LiverMet reads', () => {
    const [example = ''] = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json ?? '');
    expect(parseSitesFile(example, 'README.md').map(({ id }) => id)).toEqual(['north']);
  });

  it('every script it names exists', () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
