import type { CookieOptions } from 'express';
import { hashOf, secretMadeAt } from './browserSecret.ts';

/**
 * Embedded in the EHR's frame the app is a third party: only SameSite=None with Partitioned is kept there. `__Host-`
 * binds the cookie to this host, so that no neighbouring subdomain can set it.
 */
export const COOKIE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'none', partitioned: true, path: '/' };

const PENDING = /^__Host-livermet-start-/;
const LAUNCH = /^__Host-livermet-[0-9a-f]{8}-/;
/** As many launches as one browser may hold open; each of them takes 100 bytes of every request's headers. */
const LAUNCHES_KEPT = 25;
const PENDING_KEPT = 10;

/** The state itself stays out of the name: names show in more places than values. */
export const pendingCookie = (state: string): string => `__Host-livermet-start-${hashOf(state).slice(0, 16)}`;
export const launchCookie = (launchId: string): string => `__Host-livermet-${launchId}`;

/** Name to value of a Cookie header. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return new Map(
    pairs.flatMap((pair) => {
      const equals = pair.indexOf('=');
      return equals > 0 ? [[pair.slice(0, equals), pair.slice(equals + 1)] as const] : [];
    }),
  );
}

/** Names of the oldest cookies that have to go so that headers never grow beyond bounds, one more being about to come. */
export function surplusCookies(cookies: ReadonlyMap<string, string>): readonly string[] {
  return [...oldest(cookies, LAUNCH, LAUNCHES_KEPT - 1), ...oldest(cookies, PENDING, PENDING_KEPT - 1)];
}

const oldest = (cookies: ReadonlyMap<string, string>, pattern: RegExp, kept: number): readonly string[] =>
  [...cookies]
    .filter(([name]) => pattern.test(name))
    .sort(([, a], [, b]) => secretMadeAt(b) - secretMadeAt(a))
    .slice(kept)
    .map(([name]) => name);
