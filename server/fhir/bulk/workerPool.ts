import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Somebody who answers one question at a time. */
export type Answerer<Question, Answer> = (question: Question) => Promise<Answer>;

/** Threads, or one answerer of this thread. `Question` and `Answer` have to survive structured cloning. */
export class WorkerPool<Question, Answer> {
  readonly #answerers: readonly Answerer<Question, Answer>[];
  readonly #end: () => unknown;

  private constructor(answerers: readonly Answerer<Question, Answer>[], end: () => unknown) {
    this.#answerers = answerers;
    this.#end = end;
  }

  /** As many threads as there are cores. */
  static ofThreads<Question, Answer>(entry: URL, options: WorkerOptions, size = availableParallelism()) {
    const workers = Array.from({ length: size }, () => new Worker(entry, options));
    return new WorkerPool(
      workers.map((worker) => (question: Question) => ask<Question, Answer>(worker, question)),
      () => Promise.all(workers.map((worker) => worker.terminate())),
    );
  }

  /** For so little work that it is done before a thread has begun. */
  static here<Question, Answer>(answerer: Answerer<Question, Answer>, end: () => void) {
    return new WorkerPool([answerer], end);
  }

  /** Asks everybody the same. Answers are in the order of the threads. */
  all(question: Question): Promise<readonly Answer[]> {
    return Promise.all(this.#answerers.map((answerer) => answerer(question)));
  }

  /** Deals questions out to whoever is free. */
  async each(questions: Iterable<Question>, onAnswer: (answer: Answer, question: Question) => void): Promise<void> {
    const left = questions[Symbol.iterator]();
    const work = async (answerer: Answerer<Question, Answer>) => {
      for (let next = left.next(); !next.done; next = left.next()) onAnswer(await answerer(next.value), next.value);
    };
    await Promise.all(this.#answerers.map(work));
  }

  async close(): Promise<void> {
    await this.#end();
  }
}

function ask<Question, Answer>(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError);
      act();
    };
    const onMessage = (answer: Answer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(question);
  });
}
