import { parentPort } from 'node:worker_threads';
import { useCompileCache } from './compileCache.ts';
import type { VerdictTask } from './routes/verdictView.ts';

useCompileCache();
const { verdictBytes } = await import('./verdictBytes.ts');

parentPort?.on('message', (task: VerdictTask) => {
  const page = drawn(task);
  parentPort?.postMessage(page, page === null ? [] : [page.buffer]);
});
parentPort?.postMessage('ready');

/** `null` for what fails: it is drawn once more where the request is, so that the failure is met there. */
function drawn(task: VerdictTask): Uint8Array<ArrayBuffer> | null {
  try {
    return verdictBytes(task);
  } catch {
    return null;
  }
}
