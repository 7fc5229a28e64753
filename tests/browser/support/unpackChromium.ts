import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  /**
   * What the process needs besides: the one font that comes in the package, so that a page looks the same on every machine,
   * and the libraries in the package where the machine has none of its own.
   */
  readonly env: Readonly<Record<string, string>>;
}

const unpacked = (): UnpackedChromium => {
  const executable = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: fontsOfPackage() };
  const runs = spawnSync(executable, ['--version']).status === 0;
  return { executable, env: runs ? fonts : { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
};

/** A font configuration that knows the fonts of the package and no others. */
function fontsOfPackage(): string {
  const file = join(folder, 'fonts', 'alone.conf');
  if (existsSync(file)) return file;
  const places = `<dir>${join(folder, 'fonts', 'fonts')}</dir><cachedir>${join(folder, 'fonts', 'cache')}</cachedir>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}</fontconfig>`,
  );
  return file;
}

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
