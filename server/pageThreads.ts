import { Worker } from 'node:worker_threads';
import type { VerdictTask } from './routes/verdictView.ts';
import { verdictBytes } from './verdictBytes.ts';

export interface PageThreads {
  /** Resolves once every thread can draw. */
  readonly ready: Promise<void>;
  /** The verdict page in UTF-8. */
  draw(task: VerdictTask): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PageThreadsOptions {
  readonly size: number;
  /** What a thread runs, where it is not what draws pages. */
  readonly entry?: URL;
}

/**
 * Threads that judge records and draw pages, while this one talks to EHRs and browsers. What no thread can do - none is
 * there, or not yet; it fails, or ends - is done here, as if there were no threads.
 */
export function pageThreads({ size, entry = ENTRY }: PageThreadsOptions): PageThreads {
  const threads = Array.from({ length: size }, () => new PageThread(entry));
  return {
    ready: Promise.all(threads.map(({ ready }) => ready)).then(() => {}),
    draw: async (task) => {
      const [free] = threads.filter(({ isReady }) => isReady).toSorted((a, b) => a.load - b.load);
      return (await free?.draw(task)) ?? verdictBytes(task);
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

const ENTRY = new URL('./pageThread.ts', import.meta.url);

type Answer = Uint8Array | null;

class PageThread {
  /** In the order in which they were asked for, which is that of the answers. */
  readonly #waiting: ((answer: Answer) => void)[] = [];
  readonly #entry: URL;
  readonly #begun = Promise.withResolvers<void>();
  readonly ready = this.#begun.promise;
  #worker: Worker;
  #isClosing = false;
  isReady = false;

  constructor(entry: URL) {
    this.#entry = entry;
    this.#worker = this.#start();
  }

  get load(): number {
    return this.#waiting.length;
  }

  draw(task: VerdictTask): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#waiting.push(resolve);
    this.#worker.postMessage(task);
    return promise;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#entry);
    worker.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') this.#begin();
      else this.#waiting.shift()?.(message);
    });
    // What it was is seen again where its pages are drawn once more.
    worker.on('error', () => {});
    worker.on('exit', () => this.#end());
    worker.unref();
    return worker;
  }

  #begin(): void {
    this.isReady = true;
    this.#begun.resolve();
  }

  /** A thread that worked is followed by another; one that never did would only end again. */
  #end(): void {
    const worked = this.isReady;
    this.isReady = false;
    for (const resolve of this.#waiting.splice(0)) resolve(null);
    if (worked && !this.#isClosing) this.#worker = this.#start();
  }
}
