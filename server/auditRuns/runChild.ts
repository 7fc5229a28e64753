import { fork } from 'node:child_process';
import { type ChildMessage, childMessageSchema } from './childMessage.ts';

/** A process that audits. */
export interface RunningChild {
  /** Its last message, or how it ended without one. */
  readonly ended: Promise<ChildMessage | { readonly kind: 'lost'; readonly how: string }>;
  /** Lets it clean up: an export is removed from its server. */
  readonly stop: () => void;
  /** At once: what a server has exported can be fetched later. */
  readonly kill: () => void;
}

/** How long it may take to clean up. */
const STOP_MS = 15_000;

export function runChild(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  onProgress: (message: Extract<ChildMessage, { kind: 'progress' }>) => void,
): RunningChild {
  // What it prints names files and lines: that belongs into the report, not into the log.
  const options = {
    env: environment,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as ['ignore', 'ignore', 'ignore', 'ipc'],
  };
  const child = fork(new URL('child.ts', import.meta.url), [...args], options);
  let last: ChildMessage | undefined;
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<Awaited<RunningChild['ended']>>((resolve) => {
    child.on('message', (message) => {
      const parsed = childMessageSchema.parse(message);
      if (parsed.kind === 'progress') onProgress(parsed);
      else last = parsed;
    });
    child.on('error', () => resolve({ kind: 'lost', how: 'could not be started' }));
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(last ?? { kind: 'lost', how: signal ?? `exit code ${code}` });
    });
  });
  const kill = () => void child.kill('SIGKILL');
  const stop = () => {
    child.kill('SIGTERM');
    timer ??= setTimeout(kill, STOP_MS);
  };
  return { ended, stop, kill };
}
