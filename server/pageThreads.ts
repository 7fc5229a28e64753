import { DrawingThread } from './drawingThread.ts';
import { drawVerdict } from './drawVerdict.ts';
import { PageNotDrawn } from './errors/drawing.ts';
import type { DrawnVerdict, VerdictTask } from './routes/verdictView.ts';
import type { ThreadEnd } from './threadEnd.ts';

export interface PageThreads {
  /** Resolves once every thread can draw. */
  readonly ready: Promise<void>;
  /**
   * `undefined` once nobody waits for it any more.
   *
   * @throws PageNotDrawn
   */
  draw(task: VerdictTask, gone?: AbortSignal): Promise<DrawnVerdict | undefined>;
  /** Whether pages wait that should long have been drawn. */
  isStuck(): boolean;
  close(): Promise<void>;
}

export interface PageThreadsOptions {
  readonly size: number;
  /** What a thread runs, where it is not what draws pages. */
  readonly entry?: URL;
  readonly limits?: Partial<PageLimits>;
  readonly onEnd?: (end: ThreadEnd) => void;
}

export interface PageLimits {
  /** How long one page may take before its thread is ended: many times what the largest charts take. */
  readonly drawMs: number;
  /** How long a page may wait for a thread. */
  readonly waitMs: number;
  /** How many may wait for each thread. */
  readonly waiting: number;
  /** See DrawingThread. */
  readonly againMs: number;
}

/** Who waits outlives one thread that is stuck. */
const LIMITS: PageLimits = { drawMs: 10_000, waitMs: 15_000, waiting: 50, againMs: 10_000 };
const ENTRY = new URL('./pageThread.ts', import.meta.url);

interface Waiting {
  readonly since: number;
  readonly begin: (thread: DrawingThread) => void;
  readonly refuse: (error: PageNotDrawn) => void;
}

/**
 * Threads that judge records and draw pages, while this one talks to EHRs and browsers. Without threads, before one could
 * begin, and where drawing failed, it is done here, so that the failure is met where the request is. What took a thread
 * too long, or ended it, is drawn nowhere else.
 */
export function pageThreads({ size, entry = ENTRY, limits, onEnd = () => {} }: PageThreadsOptions): PageThreads {
  const { drawMs, waitMs, waiting: most, againMs } = { ...LIMITS, ...limits };
  const waiting = new Set<Waiting>();
  const onFree = () => {
    for (const next of waiting) {
      const free = threads.find(({ isFree }) => isFree);
      if (!free) return;
      next.begin(free);
    }
  };
  const threads = Array.from({ length: size }, () => new DrawingThread({ entry, drawMs, againMs, onFree, onEnd }));
  let hasBegun = false;
  for (const { ready } of threads)
    ready.then(() => {
      hasBegun = true;
    });
  return {
    ready: Promise.all(threads.map(({ ready }) => ready)).then(() => {}),
    draw: async (task, gone) => {
      if (gone?.aborted) return undefined;
      if (!hasBegun) return drawVerdict(task);
      if (waiting.size >= most * size) throw new PageNotDrawn('too many wait');
      const asked = inTurn(waiting, { task, gone, waitMs });
      onFree();
      const drawn = await asked;
      return drawn === null ? drawVerdict(task) : drawn;
    },
    isStuck: () => [...waiting].some(({ since }) => performance.now() - since > drawMs / 2),
    close: async () => {
      for (const { refuse } of waiting) refuse(new PageNotDrawn('stopping'));
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Asked {
  readonly task: VerdictTask;
  readonly gone: AbortSignal | undefined;
  readonly waitMs: number;
}

/** Waits for a thread, first come, first served, and is drawn by it: `null` where that failed. */
function inTurn(waiting: Set<Waiting>, { task, gone, waitMs }: Asked): Promise<DrawnVerdict | null | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<DrawnVerdict | null | undefined>();
  const leave = () => {
    waiting.delete(own);
    clearTimeout(timer);
    gone?.removeEventListener('abort', withdraw);
  };
  const refuse = (error: PageNotDrawn) => {
    leave();
    reject(error);
  };
  const begin = (thread: DrawingThread) => {
    leave();
    resolve(thread.draw(task));
  };
  const withdraw = () => {
    leave();
    resolve(undefined);
  };
  const own: Waiting = { since: performance.now(), begin, refuse };
  const timer = setTimeout(() => refuse(new PageNotDrawn('waited too long')), waitMs);
  gone?.addEventListener('abort', withdraw);
  waiting.add(own);
  return promise;
}
