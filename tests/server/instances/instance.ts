import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../../server/config.ts';
import { keepLog } from '../../logs/suiteLog.ts';
import { freePort } from '../store/postgres.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/** The app as a process of its own. */
export interface Instance {
  /** Where it is reached now: another port after each start. */
  readonly origin: string;
  /** All that it has written, errors included. */
  readonly output: () => string;
  start(): Promise<void>;
  /** SIGKILL: it gets to finish nothing. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

interface InstanceOptions {
  /** While one process serves, the next one is already being started, so that a test with many kills need not wait for it. */
  readonly spare?: boolean;
}

interface Started {
  readonly child: ChildProcess;
  readonly origin: string;
  /** What becomes of it is the test's doing. */
  expected: boolean;
}

export async function createInstance(
  environment: Environment,
  { spare: hasSpare = false }: InstanceOptions = {},
): Promise<Instance> {
  let current: Started | undefined;
  let next: Promise<Started> | undefined;
  let output = '';
  let kept = 0;
  const startOne = () => startProcess(environment, (text) => (output += text));
  const end = async (started: Started | undefined, signal: NodeJS.Signals) => {
    if (!started) return;
    started.expected = true;
    const ended = once(started.child, 'exit');
    started.child.kill(signal);
    await ended;
    keepLog(output.slice(kept));
    kept = output.length;
  };
  return {
    get origin() {
      if (!current) throw new Error('no process runs');
      return current.origin;
    },
    output: () => output,
    start: async () => {
      current = await (next ?? startOne());
      next = hasSpare ? startOne() : undefined;
    },
    kill: () => end(current, 'SIGKILL'),
    stop: async () => {
      await Promise.all([end(current, 'SIGTERM'), next?.then((spare) => end(spare, 'SIGTERM'))]);
      current = undefined;
      next = undefined;
    },
  };
}

/** Resolves once it serves, or has ended by itself, which its output then says. */
async function startProcess(environment: Environment, write: (text: string) => void): Promise<Started> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/index.ts'], {
    cwd: PROJECT,
    env: {
      PATH: process.env.PATH,
      // What one start has compiled the next one need not.
      NODE_COMPILE_CACHE: join(tmpdir(), 'livermet-compile-cache'),
      PORT: String(port),
      LOG_LEVEL: 'info',
      REQUESTS_PER_MINUTE: '0',
      ...environment,
    },
  });
  const started: Started = { child, origin: `http://127.0.0.1:${port}`, expected: false };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => write(String(text)));
  child.on('exit', (code) => {
    if (!started.expected) write(`\nENDED BY ITSELF with ${code}\n`);
  });
  await ready(started.origin, () => child.exitCode === null && child.signalCode === null);
  return started;
}

async function ready(origin: string, isRunning: () => boolean): Promise<void> {
  while (isRunning()) {
    const status = await fetch(`${origin}/readyz`).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(25);
  }
}
