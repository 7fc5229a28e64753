import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line an answered request: method, the kind of page, status and time. Never the address itself, which names a launch. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.on('finish', () => {
      const route = typeof request.route?.path === 'string' ? request.route.path : '(none)';
      const milliseconds = Math.round(performance.now() - start);
      logger.info({ method: request.method, route, status: response.statusCode, milliseconds }, 'answered');
    });
    next();
  };
}
