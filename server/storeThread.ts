import { parentPort, workerData } from 'node:worker_threads';
import { useCompileCache } from './compileCache.ts';
import { StoreAway } from './errors/store.ts';
import type { StoreOptions } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import type { StoreAnswer, StoreCall } from './threadedStore.ts';

useCompileCache();
const { openStore } = await import('./store/openStore.ts');
let opening: Promise<Store> | undefined;

parentPort?.on('message', async (call: StoreCall) => {
  parentPort?.postMessage(await answerTo(call));
});

async function answerTo({ id, method, values }: StoreCall): Promise<StoreAnswer> {
  try {
    const store = await opened();
    const ask = store[method] as (...values: readonly unknown[]) => Promise<unknown>;
    return { id, value: await ask(...values) };
  } catch (error) {
    return error instanceof StoreAway ? { id, away: String(error.reason) } : { id, error };
  }
}

/** What could not be opened is tried again with the next call. */
function opened(): Promise<Store> {
  opening ??= openStore(workerData as StoreOptions).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}
