import { setTimeout as sleep } from 'node:timers/promises';
import { FhirFailure } from './fhirFailure.ts';
import type { FhirPort } from './fhirPort.ts';
import type { Limits } from './limits.ts';
import { retryDelay } from './retryDelay.ts';

/** All requests of one reading: they share a deadline, and each has its own time limit and one repetition. */
export interface Wave {
  readonly limits: Limits;
  /** One GET. Rejects with a `FhirFailure`, at the latest at the deadline, even where the port ignores its signal. */
  get(path: string): Promise<unknown>;
  /** Ends what is still running and frees the timer. */
  close(): void;
}

/** Ends a request that is still running. */
type Stop = (failure: FhirFailure) => void;

export function startWave(port: FhirPort, limits: Limits): Wave {
  const endsAt = performance.now() + limits.deadlineMs;
  const running = new Set<Stop>();
  let isOver = false;
  const late = () => new FhirFailure('timeout', { afterMs: limits.deadlineMs });
  const end = () => {
    isOver = true;
    for (const stop of running) stop(late());
  };
  const timer = setTimeout(end, limits.deadlineMs);
  const once = async (path: string) => {
    if (isOver) throw late();
    return within(limits.requestMs, running, (signal) => port.get(path, signal));
  };
  return {
    limits,
    get: async (path) => {
      try {
        return await once(path);
      } catch (error) {
        const delay = delayBeforeRetry(FhirFailure.of(error), limits);
        if (delay === undefined || performance.now() + delay >= endsAt) throw FhirFailure.of(error);
        await sleep(delay);
        return await once(path);
      }
    },
    close: () => {
      clearTimeout(timer);
      end();
    },
  };
}

const delayBeforeRetry = ({ status, retryAfter }: FhirFailure, { retryMs }: Limits): number | undefined =>
  status === 429 || status === 503 ? retryDelay(retryAfter, Date.now(), retryMs) : undefined;

/** Runs a request until it ends, its own time is up, or somebody stops it; whatever comes first decides. */
async function within<T>(ms: number, running: Set<Stop>, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const request = new AbortController();
  const stopped = Promise.withResolvers<never>();
  const stop: Stop = (failure) => {
    stopped.reject(failure);
    request.abort();
  };
  const timer = setTimeout(() => stop(new FhirFailure('timeout', { afterMs: ms })), ms);
  running.add(stop);
  try {
    return await Promise.race([run(request.signal), stopped.promise]);
  } catch (error) {
    throw FhirFailure.of(error);
  } finally {
    clearTimeout(timer);
    running.delete(stop);
  }
}
