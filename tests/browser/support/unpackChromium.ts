import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const require = createRequire(import.meta.url);
const version: string = require('../../../package.json').devDependencies['@sparticuz/chromium'];

/** Beside the package it came from, by version: a browser that some other project left in the common folder is never used. */
const folder = join(root, 'node_modules', '.cache', `chromium-${version}`);

export interface UnpackedChromium {
  readonly executable: string;
  /** What the process needs besides; the libraries in the package help out where the machine has none of its own. */
  readonly env: Readonly<Record<string, string>>;
}

const unpacked = (): UnpackedChromium => {
  const executable = join(folder, 'chromium');
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts') };
  const runs = spawnSync(executable, ['--version']).status === 0;
  return { executable, env: runs ? {} : { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
};

/** Unpacks the Chromium that comes as a package, once an install. Whole or not at all: an interrupted unpacking is begun anew. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  if (existsSync(folder)) return unpacked();
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin', 'al2023.tar.br'));
    renameSync(unfinished, folder);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(unfinished, { recursive: true, force: true });
  }
  return unpacked();
}
