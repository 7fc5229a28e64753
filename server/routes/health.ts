import { Router } from 'express';

/**
 * `/healthz`: the process answers. `/readyz`: it can serve launches, because the store answers too and it is not stopping.
 *
 * @param isReady resolves when the store answers, rejects when it does not
 */
export function healthRoutes(isReady: () => Promise<unknown>, isStopping: () => boolean = () => false): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const problem = isStopping()
      ? 'stopping'
      : await isReady().then(
          () => undefined,
          () => 'the store does not answer',
        );
    response
      .status(problem === undefined ? 200 : 503)
      .type('text/plain')
      .send(problem ?? 'ready');
  });
  return router;
}
