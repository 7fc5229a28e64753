import type { Logger } from 'pino';
import { firstFrame } from './firstFrame.ts';

/**
 * Ends the process on what nobody has caught, rejections included: what it has left behind is not known. Node itself would
 * print the message and the stack, which can quote a record; this logs of which kind it was and where.
 */
export function logUncaught(logger: Pick<Logger, 'fatal'>): void {
  process.once('uncaughtException', (cause: unknown) => {
    const kind = cause instanceof Error ? cause.name : typeof cause;
    logger.fatal({ code: 'uncaught', kind, at: firstFrame(cause) }, 'ended');
    process.exit(1);
  });
}
