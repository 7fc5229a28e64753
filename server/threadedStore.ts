import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { StoreAway } from './errors/store.ts';
import { openStore, type StoreOptions } from './store/openStore.ts';
import type { Store } from './store/store.ts';
import type { ThreadEnd } from './threadEnd.ts';

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

export interface ThreadedStore extends Store {
  /** @param withinMs after which what is still waited for is given up; five seconds, if not given */
  close(withinMs?: number): Promise<void>;
}

/**
 * The store of an app that has other things to do: SQLite waits for the disk at every commit, and everything in its thread
 * with it. So another thread writes, and what is written there is read here, through a connection of its own. In PostgreSQL,
 * or in memory, there is nothing to wait for, and no thread.
 */
export async function threadedStore(
  options: StoreOptions,
  onEnd: (end: ThreadEnd) => void = () => {},
): Promise<ThreadedStore> {
  const here = await openStore(options);
  if (options.url !== undefined || options.file === ':memory:') return here;
  const thread = new StoreThread({ file: options.file, keys: options.keys }, onEnd);
  const written = (Object.keys(here) as (keyof Store)[]).filter((name) => !READS.includes(name));
  const calls = written.map((name) => [name, (...values: readonly unknown[]) => thread.call(name, values)]);
  const close = async (withinMs?: number) => {
    await thread.close(withinMs);
    await here.close();
  };
  return { ...here, ...(Object.fromEntries(calls) as Partial<Store>), close };
}

const CLOSE_MS = 5_000;

interface Waiting {
  readonly promise: Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

class StoreThread {
  readonly #options: StoreOptions;
  readonly #onEnd: (end: ThreadEnd) => void;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #calls = 0;
  #isClosing = false;

  constructor(options: StoreOptions, onEnd: (end: ThreadEnd) => void) {
    this.#options = options;
    this.#onEnd = onEnd;
    this.#worker = this.#start();
  }

  async call(method: keyof Store, values: readonly unknown[]): Promise<unknown> {
    const id = ++this.#calls;
    this.#worker ??= this.#start();
    // First, since what cannot be sent is never answered.
    this.#worker.postMessage({ id, method, values } satisfies StoreCall);
    const { promise, resolve: done, reject: fail } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { promise, done, fail });
    return promise;
  }

  /** After all that was asked for before, if that takes no longer. */
  async close(withinMs = CLOSE_MS): Promise<void> {
    this.#isClosing = true;
    await Promise.race([this.#finish(), sleep(withinMs, undefined, { ref: false })]);
    await this.#worker?.terminate();
  }

  async #finish(): Promise<void> {
    await Promise.allSettled([...this.#waiting.values()].map(({ promise }) => promise));
    await this.call('close', []).catch(() => {});
  }

  #start(): Worker {
    let [cause, why]: [unknown, ThreadEnd['why']] = [undefined, 'never began'];
    const worker = new Worker(new URL('./storeThread.ts', import.meta.url), { workerData: this.#options });
    worker.on('message', (answer: StoreAnswer) => {
      why = 'ended';
      this.#settle(answer);
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => this.#end({ why, cause }));
    return worker;
  }

  #settle(answer: StoreAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) waiting?.done(answer.value);
    else waiting?.fail('away' in answer ? new StoreAway(answer.away) : answer.error);
  }

  /** Nobody knows what became of what was under way; what comes next, another thread does. */
  #end(end: ThreadEnd): void {
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(new StoreAway('sqlite thread ended'));
    this.#waiting.clear();
    if (!this.#isClosing) this.#onEnd(end);
  }
}
