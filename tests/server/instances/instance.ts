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

/** The app as a process of its own, on a port of its own, which it keeps when it is started again. */
export interface Instance {
  readonly origin: string;
  /** All that it has written, errors included. */
  readonly output: () => string;
  start(): Promise<void>;
  /** SIGKILL: it gets to finish nothing. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function createInstance(environment: Environment): Promise<Instance> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = '';
  let kept = 0;
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    child = undefined;
    if (!ending) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
    keepLog(output.slice(kept));
    kept = output.length;
  };
  return {
    origin,
    output: () => output,
    start: async () => {
      const started = spawn(process.execPath, ['server/index.ts'], {
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
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (text) => {
          output += text;
        });
      // Nobody but the test ends it.
      started.on('exit', (code) => {
        if (child === started) output += `\nENDED BY ITSELF with ${code}\n`;
      });
      await ready(origin, () => child === started && started.exitCode === null);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
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
