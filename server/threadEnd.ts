import type { Logger } from 'pino';
import { firstFrame } from './firstFrame.ts';
import type { Metrics } from './metrics.ts';

/** A thread that is no more. */
export interface ThreadEnd {
  readonly why: 'never began' | 'ended' | 'time limit';
  /** What it threw, if that is why. */
  readonly cause?: unknown;
}

interface Deps {
  readonly logger: Pick<Logger, 'error'>;
  readonly metrics: Pick<Metrics, 'threadEnded'>;
}

/** Counts and logs threads that end: of what kind and where it was; what was thrown may quote a record. */
export function tellOfEnds({ logger, metrics }: Deps, thread: 'pages' | 'store'): (end: ThreadEnd) => void {
  return ({ why, cause }) => {
    metrics.threadEnded(thread, why);
    logger.error(
      { code: 'thread-ended', thread, reason: why, kind: kindOf(cause), at: firstFrame(cause) },
      'thread ended',
    );
  };
}

/** Node's code where there is one: "ERR_WORKER_OUT_OF_MEMORY" says more than "Error". */
function kindOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return cause === undefined ? undefined : typeof cause;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
