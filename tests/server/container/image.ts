import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepLog } from '../../logs/suiteLog.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');

/** An account that nothing else on the machine belongs to. Only root can become another one. */
export const ACCOUNT = 64_321;
export const canChangeAccount = process.getuid?.() === 0;

/** The instructions of the last stage, which is what runs. */
export const finalStage: readonly string[] = dockerfile
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n/g, ' ')
  .split(/^(?=FROM )/m)
  .at(-1)!
  .split('\n')
  .filter((line) => line !== '');

/** What the image takes from the project: "server", "package.json", ... */
export const copied: readonly string[] = finalStage.flatMap((line) => {
  const [, from, to] = /^COPY (?!--from)(\S+) (\S+)$/.exec(line) ?? [];
  return from === undefined || (to !== './' && to !== from) ? [] : [from];
});

export const ignored: readonly string[] = readFileSync(`${root}.dockerignore`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const isIgnored = (path: string) =>
  ignored.some((pattern) => path === pattern || path.startsWith(`${pattern}/`) || matchesGlob(path, pattern));

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** The packages of `npm ci --omit=dev --omit=optional`. */
function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages).flatMap(([path, { dev, optional }]) =>
    /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !optional ? [path] : [],
  );
}

export interface Image {
  /** As `/app` of the image: readable, and nothing in it can be written. */
  readonly app: string;
  /** As `/data`: the only place to write to. */
  readonly data: string;
  readonly node: string;
  readonly remove: () => void;
}

/** Puts together what the Dockerfile puts together, read-only, with one folder to write to. */
export function assemble(): Image {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-image-'));
  const [app, data, node] = [join(folder, 'app'), join(folder, 'data'), join(folder, 'node')];
  mkdirSync(app);
  for (const path of [...copied, ...productionPackages()])
    cpSync(`${root}${path}`, join(app, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => source.includes('/node_modules/') || !isIgnored(source.slice(root.length)),
    });
  copyFileSync(process.execPath, node);
  mkdirSync(data);
  spawnSync('chmod', ['-R', 'a-w,a+rX', app]);
  chmodSync(node, 0o555);
  if (canChangeAccount) chownSync(data, ACCOUNT, ACCOUNT);
  chmodSync(folder, 0o555);
  const remove = () => {
    spawnSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true });
  };
  return { app, data, node, remove };
}

/** Everything that the account owns in the places where anybody may write. */
export const leftBehind = (): readonly string[] =>
  ['/tmp', '/var/tmp', '/dev/shm'].flatMap((place) => {
    const { stdout } = spawnSync('find', [place, '-uid', `${ACCOUNT}`], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line !== '');
  });

export interface Run {
  readonly output: () => string;
  readonly stop: () => Promise<number | null>;
}

/** Runs Node in the image as its user would be: no rights but to read the app and to write to the data. */
export function run({ app, data, node }: Image, args: readonly string[], env: Readonly<Record<string, string>>): Run {
  const child = spawn(node, args, {
    cwd: app,
    env: { NODE_ENV: 'production', SQLITE_TMPDIR: data, HOME: '/nonexistent', ...env },
    ...(canChangeAccount ? { uid: ACCOUNT, gid: ACCOUNT } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const exited = once(child, 'exit');
  return {
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      keepLog(output);
      return code as number | null;
    },
  };
}

/** Every file of an assembled app with the moment it was last changed. */
export const contents = (app: string): readonly string[] => {
  const { stdout } = spawnSync('find', [app, '-printf', '%p %s %T@\n'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return stdout.split('\n').toSorted();
};
