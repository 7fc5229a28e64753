import { parentPort } from 'node:worker_threads';
import { useCompileCache } from './compileCache.ts';
import type { DrawCall, DrawReply } from './drawingThread.ts';

useCompileCache();
const { drawVerdict } = await import('./drawVerdict.ts');

parentPort?.on('message', (call: DrawCall) => {
  const reply = replyTo(call);
  parentPort?.postMessage(reply, reply.drawn === null ? [] : [reply.drawn.page.buffer]);
});
parentPort?.postMessage('ready');

/** `null` for what fails: it is drawn once more where the request is, so that the failure is met there. */
function replyTo({ id, task }: DrawCall): DrawReply {
  try {
    return { id, drawn: drawVerdict(JSON.parse(task)) };
  } catch {
    return { id, drawn: null };
  }
}
