import { Router } from 'express';

const SHARED_MS = 1000;

/**
 * `/healthz`: the process answers. `/readyz`: it can serve launches, because the store answers too, pages are
 * drawn, and it is not stopping.
 *
 * @param isReady resolves when the store answers, rejects when it does not; asked once a second at most, since it makes
 * the store write and whoever reaches the app may ask
 * @param clock milliseconds that only go up
 */
export function healthRoutes(
  isReady: () => Promise<unknown>,
  isStopping: () => boolean = () => false,
  arePagesStuck: () => boolean = () => false,
  clock: () => number = () => performance.now(),
): Router {
  const router = Router();
  const isStoreAway = shared(() => isAway(isReady), clock);
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const here = isStopping() ? 'stopping' : arePagesStuck() ? 'pages cannot be drawn' : undefined;
    const problem = here ?? ((await isStoreAway()) ? 'the store does not answer' : undefined);
    response
      .status(problem === undefined ? 200 : 503)
      .type('text/plain')
      .send(problem ?? 'ready');
  });
  return router;
}

const isAway = (isReady: () => Promise<unknown>): Promise<boolean> =>
  isReady().then(
    () => false,
    () => true,
  );

/** One answer for all who ask within a second of it. */
function shared<T>(ask: () => Promise<T>, clock: () => number): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    if (last === undefined || clock() - last.at >= SHARED_MS) last = { at: clock(), answer: ask() };
    return last.answer;
  };
}
