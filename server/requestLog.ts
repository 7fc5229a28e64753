import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { nameRequest } from './requestId.ts';

/** One line an answered request: method, the kind of page, status and time. Never the address itself, which names a launch. */
export function requestLog(logger: Logger, metrics?: Pick<Metrics, 'answered'>): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    const requestId = nameRequest(response);
    response.on('finish', () => {
      const route = typeof request.route?.path === 'string' ? request.route.path : '(none)';
      const elapsed = performance.now() - start;
      const milliseconds = Math.round(elapsed);
      metrics?.answered(request.method, route, response.statusCode, elapsed / 1000);
      logger.info({ requestId, method: request.method, route, status: response.statusCode, milliseconds }, 'answered');
    });
    next();
  };
}
