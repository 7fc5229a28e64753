import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { keepLog } from '../../logs/suiteLog.ts';

export interface LiverMet {
  /** The one address that was printed. */
  readonly address: string;
  readonly app: string;
  /** Everything the process wrote so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** LiverMet as `npm start` starts it: a process of its own with the sandbox EHR, on two free ports. */
export async function startLiverMet(): Promise<LiverMet> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['server/index.ts'], {
    cwd: root,
    // Not the environment of the test runner, which sets NODE_ENV and BASE_URL for its own ends.
    env: { PATH: process.env.PATH, PORT: `${port}`, SANDBOX_PORT: `${sandboxPort}`, LOG_LEVEL: 'info' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const address = await printedAddress(child, () => output);
  return {
    address,
    app: `http://localhost:${port}`,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      keepLog(output);
    },
  };
}

async function printedAddress(child: ChildProcess, output: () => string): Promise<string> {
  for (;;) {
    const address = /Open (http:\/\/\S+)/.exec(output())?.[1];
    if (address) return address;
    if (child.exitCode !== null) throw new Error(`LiverMet ended: ${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
