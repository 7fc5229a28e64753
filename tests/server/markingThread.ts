import { parentPort } from 'node:worker_threads';
import type { VerdictTask } from '../../server/routes/verdictView.ts';

/** A thread that draws the name of the site and nothing else, fails at one site, and ends at another. */
parentPort?.on('message', ({ context: { siteName } }: VerdictTask) => {
  if (siteName === 'ends') process.exit(1);
  parentPort?.postMessage(siteName === 'fails' ? null : new TextEncoder().encode(siteName));
});
parentPort?.postMessage('ready');
