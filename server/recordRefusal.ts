import type { Logger } from 'pino';
import type { AppError } from './appError.ts';
import { StoreAway } from './errors/store.ts';
import type { Store } from './store/store.ts';

/** What is needed to put a refusal on the trail. */
export interface RefusalDeps {
  readonly store: Pick<Store, 'record'>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Puts a failure that concerns a launch or a registered EHR on the trail. It is shown even when it cannot be recorded,
 * since an error page gives nothing about the patient away; the log then says so.
 */
export async function recordRefusal({ store, now, logger }: RefusalDeps, error: AppError, requestId: string) {
  const { about, status, code: detail } = error;
  if (!about || error instanceof StoreAway) return;
  const outcome = status >= 500 ? 'failed' : 'refused';
  const event = { ...about, at: now().toISOString(), outcome, detail, edition: null, requestId } as const;
  await store.record(event).catch(() => logger.error({ requestId, code: 'trail-not-written' }, 'refusal not recorded'));
}
