import type { Logger } from 'pino';
import { StoreAway } from '../../errors/store.ts';

/**
 * Keeps what is to be kept of something that has happened already. That it cannot be kept undoes nothing, so it never becomes
 * a failure of the request: the log says so, and `false` lets the page say so.
 */
export async function keptAfterwards(logger: Logger, code: string, keep: () => Promise<void>): Promise<boolean> {
  try {
    await keep();
    return true;
  } catch (cause) {
    const kind = cause instanceof Error ? cause.name : typeof cause;
    logger.error({ code, kind, reason: cause instanceof StoreAway ? cause.reason : undefined }, 'not kept');
    return false;
  }
}
