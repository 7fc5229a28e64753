import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer: nothing but our own files, no script at all, and nobody else may show us in a frame, unless
 * `framing` lets an EHR in.
 *
 * @param https whether the app is reached over https, so that browsers may be told to insist on it
 */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
    // A second, coarser word on framing would contradict the list above.
    xFrameOptions: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https,
    // Opened from an EHR's window, the page must not lose its opener to a policy meant for other sites.
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
}
