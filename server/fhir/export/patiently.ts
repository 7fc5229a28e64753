import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { retryDelay } from '../retryDelay.ts';
import type { ExportContext } from './exportContext.ts';
import { ExportError, ExportInterrupted, ExportStopped } from './exportError.ts';

const BUSY = 429;
const PASSING: readonly (number | undefined)[] = [502, 503, 504];

/** A failure that may pass. */
export class PassingFailure extends Error {
  readonly retryAfter: string | undefined;

  constructor(reason: string, retryAfter?: string) {
    super(reason);
    this.retryAfter = retryAfter;
  }
}

/**
 * Does something again until it comes to an end: as long as the server asks to wait (429), and a few times in a row when it
 * fails in a way that may pass. Waits as long as Retry-After says, else each time twice as long.
 *
 * @param what for the message: "the status of the export"
 * @throws ExportInterrupted, ExportError and whatever `act` throws that will not pass
 */
export async function patiently<T>(context: ExportContext, what: string, act: () => Promise<T>): Promise<T> {
  const { limits } = context;
  for (let failed = 0, wait = limits.firstWait; ; wait = Math.min(wait * 2, limits.longestWait)) {
    try {
      return await act();
    } catch (error) {
      const failure = passing(error, context.signal);
      if (!failure) throw error;
      if (!(failure instanceof Busy)) failed += 1;
      if (failed >= limits.attempts)
        throw new ExportInterrupted(`${what}: ${failure.message}, ${failed} times; the same command goes on from here`);
      await pause(context, retryDelay(failure.retryAfter, context.now(), wait), what);
    }
  }
}

class Busy extends PassingFailure {}

/** Throws when an answer only says that it is not the time: then `patiently` asks again. */
export function refuseBusy(answer: IncomingMessage): IncomingMessage {
  const { statusCode, headers } = answer;
  const isBusy = statusCode === BUSY;
  if (!isBusy && !PASSING.includes(statusCode)) return answer;
  answer.resume();
  throw new (isBusy ? Busy : PassingFailure)(`status ${statusCode}`, headers['retry-after']);
}

/** Waits, unless the time for the whole export is over before. */
export async function pause(context: ExportContext, ms: number, what: string): Promise<void> {
  const { limits, now, startedAt, signal } = context;
  if (now() + ms - startedAt > limits.deadline)
    throw new ExportError(`${what}: not ready after ${hours(limits.deadline)}; the export is given up`);
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw new ExportStopped();
  }
}

const hours = (ms: number): string => (ms >= 3_600_000 ? `${Math.round(ms / 3_600_000)} hours` : `${ms / 1000} s`);

const OF_THE_DISK = ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE', 'ENOENT', 'ENOTDIR', 'EISDIR'];
/** Of the system, of Node's HTTP parser and of its decompression. */
const OF_THE_CONNECTION = /^(E[A-Z0-9]+|HPE_\w+|Z_\w+|ERR_STREAM_PREMATURE_CLOSE)$/;
const OF_THE_CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL/;

/** @throws ExportInterrupted for what somebody has to mend first */
function passing(error: unknown, signal: AbortSignal): PassingFailure | undefined {
  if (signal.aborted) throw new ExportStopped();
  if (error instanceof PassingFailure) return error;
  if (error instanceof ExportError || !(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  if (OF_THE_DISK.includes(code)) throw new ExportInterrupted(`the files of the export cannot be written (${code})`);
  if (OF_THE_CERTIFICATE.test(code))
    throw new ExportInterrupted(`the certificate of the server is not trusted (${code})`);
  return OF_THE_CONNECTION.test(code) ? new PassingFailure(`the connection fails (${code})`) : undefined;
}
