import { Worker } from 'node:worker_threads';
import { StoreAway } from './errors/store.ts';
import { openStore, type StoreOptions } from './store/openStore.ts';
import type { Store } from './store/store.ts';

export interface StoreCall {
  readonly id: number;
  readonly method: keyof Store;
  readonly values: readonly unknown[];
}

/** `away`: the reason of a StoreAway. */
export type StoreAnswer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly away: string }
  | { readonly error: unknown }
);

/** What only reads never waits for the disk. */
const READS: readonly string[] = [
  'findLaunch',
  'siteOfLaunch',
  'launchesOfUser',
  'findQualityLaunch',
  'answers',
  'answersOfSite',
  'cards',
  'overridesOfSite',
  'decisions',
  'decisionsOfSite',
  'writeBacks',
  'trail',
  'trailRows',
  'auditRuns',
  'auditRun',
] satisfies readonly (keyof Store)[];

/**
 * The store of an app that has other things to do: SQLite waits for the disk at every commit, and everything in its thread
 * with it. So another thread writes, and what is written there is read here, through a connection of its own. In PostgreSQL,
 * or in memory, there is nothing to wait for, and no thread.
 */
export async function threadedStore(options: StoreOptions): Promise<Store> {
  const here = await openStore(options);
  if (options.url !== undefined || options.file === ':memory:') return here;
  const thread = new StoreThread({ file: options.file, keys: options.keys });
  const written = (Object.keys(here) as (keyof Store)[]).filter((name) => !READS.includes(name));
  const calls = written.map((name) => [name, (...values: readonly unknown[]) => thread.call(name, values)]);
  const close = async () => {
    await thread.close();
    await here.close();
  };
  return { ...here, ...(Object.fromEntries(calls) as Partial<Store>), close };
}

interface Waiting {
  readonly promise: Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

class StoreThread {
  readonly #options: StoreOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #calls = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  call(method: keyof Store, values: readonly unknown[]): Promise<unknown> {
    const { promise, resolve: done, reject: fail } = Promise.withResolvers<unknown>();
    const id = ++this.#calls;
    this.#waiting.set(id, { promise, done, fail });
    this.#worker ??= this.#start();
    this.#worker.postMessage({ id, method, values } satisfies StoreCall);
    return promise;
  }

  /** After all that was asked for before. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#waiting.values()].map(({ promise }) => promise));
    await this.call('close', []);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./storeThread.ts', import.meta.url), { workerData: this.#options });
    worker.on('message', (answer: StoreAnswer) => this.#settle(answer));
    // What it was shows when the next thread meets it, too: then nothing is stored, and says so.
    worker.on('error', () => {});
    worker.on('exit', () => this.#end());
    return worker;
  }

  #settle(answer: StoreAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) waiting?.done(answer.value);
    else waiting?.fail('away' in answer ? new StoreAway(answer.away) : answer.error);
  }

  /** Nobody knows what became of what was under way; what comes next, another thread does. */
  #end(): void {
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(new StoreAway('sqlite thread ended'));
    this.#waiting.clear();
  }
}
