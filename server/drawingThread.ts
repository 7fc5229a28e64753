import { Worker } from 'node:worker_threads';
import { PageNotDrawn } from './errors/drawing.ts';
import type { DrawnVerdict, VerdictTask } from './routes/verdictView.ts';
import type { ThreadEnd } from './threadEnd.ts';

/** `id` is counted up for each page of a thread. */
export interface DrawCall {
  readonly id: number;
  /** A VerdictTask as JSON, of which it is made for the most part: a text is sent and read in half the time of objects. */
  readonly task: string;
}

/** `null`: drawing failed, and the thread goes on. */
export interface DrawReply {
  readonly id: number;
  readonly drawn: DrawnVerdict | null;
}

export interface DrawingThreadOptions {
  readonly entry: URL;
  /** How long one page may take before its thread is ended. */
  readonly drawMs: number;
  /** How long after one that could not begin another thread is tried. */
  readonly againMs: number;
  /** The thread has nothing to do: it begins, or has done its page. */
  readonly onFree: () => void;
  readonly onEnd: (end: ThreadEnd) => void;
}

interface Drawing {
  readonly id: number;
  readonly timer: NodeJS.Timeout;
  readonly done: (drawn: DrawnVerdict | null) => void;
  readonly fail: (error: PageNotDrawn) => void;
}

/**
 * Many times what the largest charts take. A thread that needs more is ended; the process is not. What a page leaves behind
 * is cleared away less often, and so copied about less, than in the young generation that a thread has by itself.
 */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 96 };

/** A thread that draws one page at a time; each that ends is followed by another. */
export class DrawingThread {
  readonly #options: DrawingThreadOptions;
  readonly #begun = Promise.withResolvers<void>();
  /** Resolves once it can draw. */
  readonly ready = this.#begun.promise;
  #worker: Worker | undefined;
  #again: NodeJS.Timeout | undefined;
  #drawing: Drawing | undefined;
  #calls = 0;
  /** Why it would have ended, ended it now. */
  #why: ThreadEnd['why'] = 'never began';
  #isClosing = false;

  constructor(options: DrawingThreadOptions) {
    this.#options = options;
    this.#start();
  }

  get isFree(): boolean {
    return this.#why === 'ended' && this.#drawing === undefined;
  }

  /**
   * Only of a thread that is free. `null` for what fails there, or cannot be sent there.
   *
   * @throws PageNotDrawn where the thread took too long, or ended: drawn elsewhere it would do the same there
   */
  draw(task: VerdictTask): Promise<DrawnVerdict | null> {
    const id = ++this.#calls;
    try {
      this.#worker?.postMessage({ id, task: JSON.stringify(task) } satisfies DrawCall);
    } catch {
      return Promise.resolve(null);
    }
    const { promise, resolve: done, reject: fail } = Promise.withResolvers<DrawnVerdict | null>();
    const timer = setTimeout(() => this.#stop(), this.#options.drawMs);
    this.#drawing = { id, timer, done, fail };
    return promise;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#again);
    await this.#worker?.terminate();
  }

  #start(): void {
    try {
      this.#worker = this.#begin();
    } catch (error) {
      this.#end(error);
    }
  }

  #begin(): Worker {
    let cause: unknown;
    const worker = new Worker(this.#options.entry, { resourceLimits: LIMITS });
    worker.on('message', (message: DrawReply | 'ready') => this.#hear(message));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => this.#end(cause));
    worker.unref();
    return worker;
  }

  #hear(message: DrawReply | 'ready'): void {
    if (message === 'ready') {
      this.#why = 'ended';
      this.#begun.resolve();
    } else if (message.id === this.#drawing?.id) this.#taken()?.done(message.drawn);
    if (this.isFree) this.#options.onFree();
  }

  #taken(): Drawing | undefined {
    const drawing = this.#drawing;
    this.#drawing = undefined;
    clearTimeout(drawing?.timer);
    return drawing;
  }

  #stop(): void {
    this.#why = 'time limit';
    this.#taken()?.fail(new PageNotDrawn('time limit'));
    void this.#worker?.terminate();
  }

  #end(cause: unknown): void {
    const why = this.#why;
    this.#why = 'never began';
    this.#taken()?.fail(new PageNotDrawn(this.#isClosing ? 'stopping' : 'thread ended'));
    if (this.#isClosing) return;
    this.#options.onEnd({ why, cause });
    // One that never began would only end again at once.
    this.#again = setTimeout(() => this.#start(), why === 'never began' ? this.#options.againMs : 0);
  }
}
