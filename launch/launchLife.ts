import type { QualityLaunch } from '../server/store/store.ts';
import type { LaunchContext } from './launchContext.ts';

type Life = Pick<LaunchContext, 'store' | 'now' | 'launchMs' | 'idleMs'>;
type Times = Pick<QualityLaunch, 'id' | 'createdAt' | 'usedAt'>;

/** Use is noted no more often than this. */
const NOTED_MS = 60_000;

/** Open too long, or left alone too long: whoever sits at the workstation by now may be somebody else. */
export function isOver({ createdAt, usedAt = createdAt }: Times, { now, launchMs, idleMs }: Life): boolean {
  const at = now().getTime();
  return at - Date.parse(createdAt) > launchMs || at - Date.parse(usedAt) > idleMs;
}

/** Keeps a launch that is in use open. */
export async function noteUse({ id, createdAt, usedAt = createdAt }: Times, { store, now }: Life): Promise<void> {
  if (now().getTime() - Date.parse(usedAt) > NOTED_MS) await store.noteUse(id, now().toISOString());
}
