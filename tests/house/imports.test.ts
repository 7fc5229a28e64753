import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source.ts';

/** Each folder may import from itself and from those before it. `launch/` stands apart: see below. */
const FLOORS = [
  'profiles',
  'server/chart',
  'server/criteria',
  'server/scores',
  'server/evidence',
  'server/audit',
  'server/trail',
  'server/present',
  'server/fhir',
  'server/store',
  'server/routes',
];
const GROUND: readonly string[] = [
  'server/config.ts',
  'server/errors.ts',
  'server/site.ts',
  'server/appError.ts',
  'server/requestId.ts',
  'server/recordRefusal.ts',
];
const LAUNCH_MAY_IMPORT = [
  'server/config',
  'server/errors',
  'server/fhir/',
  'server/store/',
  'server/trail/',
  'server/requestId',
  'launch/',
];
const PURE = ['server/chart', 'server/criteria', 'server/scores', 'server/evidence'];
/** Packages that compute and do nothing else. */
const PURE_PACKAGES = ['zod', 'luxon', '@lhncbc/ucum-lhc'];

const files = sourceFiles();
const floorOf = (path: string) => FLOORS.findIndex((floor) => path.startsWith(`${floor}/`));
const target = (from: string, request: string) =>
  request.startsWith('.') ? posix.join(posix.dirname(from), request) : undefined;

const edges = files.flatMap(({ path, imports }) =>
  imports.flatMap((request) => {
    const to = target(path, request);
    return to ? [{ from: path, to }] : [];
  }),
);

describe('nothing flows back', () => {
  it('a folder imports only from itself and from the folders below it', () => {
    const wrong = edges.filter(({ from, to }) => {
      if (floorOf(from) < 0 || GROUND.includes(to) || to.startsWith('server/errors/')) return false;
      return floorOf(to) < 0 || floorOf(to) > floorOf(from);
    });
    expect(wrong).toEqual([]);
  });

  it('launch imports only configuration, errors, reading and store', () => {
    const wrong = edges.filter(
      ({ from, to }) => from.startsWith('launch/') && !LAUNCH_MAY_IMPORT.some((allowed) => to.startsWith(allowed)),
    );
    expect(wrong).toEqual([]);
  });

  it('the sandbox is imported by nothing but itself, save where it is started', () => {
    const wrong = edges.filter(
      ({ from, to }) => to.startsWith('launch/sandbox/') && !from.startsWith('launch/sandbox/'),
    );
    expect([...new Set(wrong.map(({ from }) => from))]).toEqual(['server/startSandbox.ts']);
  });

  it('no two files import each other', () => {
    const pairs = new Set(edges.map(({ from, to }) => `${from} ${to}`));
    expect(edges.filter(({ from, to }) => from !== to && pairs.has(`${to} ${from}`))).toEqual([]);
  });
});

describe('the core is pure', () => {
  const core = files.filter(({ path }) => PURE.some((folder) => path.startsWith(`${folder}/`)));

  it('imports no file system, network, clock or framework', () => {
    const packages = core.flatMap(({ path, imports }) =>
      imports
        .filter((request) => !request.startsWith('.') && !PURE_PACKAGES.includes(request))
        .map((request) => `${path}: ${request}`),
    );
    expect(packages).toEqual([]);
  });

  it('never asks what time it is, and draws no random numbers', () => {
    const impure =
      /\bDate\.now\b|new Date\(\)|DateTime\.(now|local|utc)\(\)|Math\.random|process\.|globalThis|performance\./;
    expect(core.filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('says what everything is: no any', () => {
    expect(core.filter(({ text }) => /(:|as|<)\s*any\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
