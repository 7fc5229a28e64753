import { Router } from 'express';

/**
 * `/healthz`: the process answers. `/readyz`: it can serve launches, because the store answers too.
 *
 * @param isReady resolves when the store answers, rejects when it does not
 */
export function healthRoutes(isReady: () => Promise<unknown>): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await isReady().then(
      () => true,
      () => false,
    );
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'the store does not answer');
  });
  return router;
}
