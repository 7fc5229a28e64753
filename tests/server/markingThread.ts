import { parentPort } from 'node:worker_threads';
import type { DrawCall } from '../../server/drawingThread.ts';
import type { VerdictTask } from '../../server/routes/verdictView.ts';

/** A thread that draws the name of the site and nothing else. Sites of some names make it fail, end, hang or eat memory. */
parentPort?.on('message', ({ id, task }: DrawCall) => {
  const { context, request }: VerdictTask = JSON.parse(task);
  const { launchPath, iss, siteName } = context;
  if (siteName === 'ends') process.exit(1);
  if (siteName === 'throws') throw new TypeError('quotes a record');
  if (siteName === 'hangs') for (;;);
  if (siteName === 'eats') eat();
  const { patientId } = request;
  const page = new TextEncoder().encode(siteName);
  const drawn = siteName === 'fails' ? null : { page, drawnFor: { launchPath, iss, patientId } };
  parentPort?.postMessage({ id, drawn });
});
parentPort?.postMessage('ready');

function eat(): never {
  const eaten: unknown[] = [];
  for (;;) eaten.push(new Array(1e6).fill(eaten.length + 0.5));
}
