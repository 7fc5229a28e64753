import { setPriority } from 'node:os';
import { auditProgress, progressText, rateText, type Standing } from '../auditProgress.ts';
import { commandFailure } from '../commandFailure.ts';
import { useCompileCache } from '../compileCache.ts';
import type { ChildMessage } from './childMessage.ts';

/**
 * The command `audit` in a process that the app has started: pages never wait for it, and it tells the app, instead of a
 * terminal, how far it is. When the app is gone it ends, too.
 */
async function main(args: readonly string[]): Promise<void> {
  // Pages come first.
  setPriority(10);
  process.once('disconnect', () => process.exit(1));
  await tell(await ended(args));
  process.exit(0);
}

async function ended(args: readonly string[]): Promise<ChildMessage> {
  const show = (standing: Standing) => void tell({ kind: 'progress', progress: progressOf(standing) });
  const note = (text: string) => void tell({ kind: 'progress', progress: { text, share: null } });
  const progress = { ...auditProgress(show, () => performance.now()), note, end: () => {} };
  try {
    const { auditCommand } = await import('../auditCommand.ts');
    const { funnel, badLines } = await auditCommand(args, () => new Date(), process.env, progress);
    return { kind: 'done', cases: funnel.cases, badLines };
  } catch (error) {
    return { kind: 'failed', problem: commandFailure(error) ?? null };
  }
}

const tell = (message: ChildMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, undefined, {}, () => resolve());
  });

/** As at a terminal, without the bar, which the page draws. */
function progressOf(standing: Standing): { text: string; share: number | null } {
  const { step, total, done, isFiles } = standing;
  if (total === 0) return { text: progressText(standing), share: null };
  const files = isFiles ? ` ${done} of ${total}` : '';
  const share = done / total;
  return {
    text: [`${step}${files}, ${Math.round(share * 100)}%`, rateText(standing)].filter(Boolean).join(', '),
    share,
  };
}

useCompileCache();
await main(process.argv.slice(2));
