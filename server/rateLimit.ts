import type { RequestHandler } from 'express';
import { rateLimit as limiter } from 'express-rate-limit';
import { TooManyRequests } from './errors/busy.ts';

const MINUTE = 60_000;

/**
 * At most so many requests a minute from one client address; 0 sets no limit. One hospital often reaches the app from one
 * address, so this is a guard against floods, not a quota. Health checks and assets come before it and never count.
 */
export function rateLimit(perMinute: number): RequestHandler {
  if (perMinute === 0) return (_request, _response, next) => next();
  return limiter({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The number of proxies before the app is configured (TRUSTED_PROXIES); what the library guesses from headers is not needed.
    validate: false,
    handler: (_request, response, next) => {
      response.set('Retry-After', '60');
      next(new TooManyRequests());
    },
  });
}
