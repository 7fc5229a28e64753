import type { RequestHandler } from 'express';

/** An EHR that runs in the browser calls from its own origin. Nothing here goes by cookies, so none are allowed. */
export const crossOrigin =
  (origins: readonly string[]): RequestHandler =>
  (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin === undefined || !origins.includes(origin)) return next();
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type',
      // What an EHR in a browser may read of a refusal.
      'Access-Control-Expose-Headers': 'Retry-After, WWW-Authenticate',
      'Access-Control-Max-Age': '600',
    });
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
