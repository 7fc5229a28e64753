import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { createLogger } from '../../server/logger.ts';

/** Names the folder that holds every line of every log of a run, until its end. */
export const LOGS = 'LIVERMET_TEST_LOGS';

/**
 * Keeps what an app has written for the check at the end of the run: its log, and whatever else it wrote, such as a stack or
 * a warning of Node, which can quote a record. Only the greeting is left out.
 */
export function keepLog(text: string): void {
  const folder = process.env[LOGS];
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('LiverMet is ready'));
  if (folder && lines.length > 0) appendFileSync(join(folder, `${process.pid}.ndjson`), `${lines.join('\n')}\n`);
}

/** The app's own logger at its most talkative. Every test that starts an app gives it this one. */
export function suiteLogger(onLine: (line: string) => void = () => {}): Logger {
  const write = (line: unknown, _: unknown, done: () => void) => {
    keepLog(String(line));
    onLine(String(line));
    done();
  };
  return createLogger('trace', new Writable({ write }));
}
