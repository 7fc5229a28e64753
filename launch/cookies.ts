import type { CookieOptions } from 'express';
import { hashOf, secretMadeAt } from './browserSecret.ts';

/**
 * Embedded in the EHR's frame the app is a third party: only SameSite=None with Partitioned is kept there. `__Host-`
 * binds the cookie to this host, so that no neighbouring subdomain can set it.
 */
export const COOKIE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'none', partitioned: true, path: '/' };

/** As many of each as one browser keeps; each takes 100 bytes of every request's headers. */
const KEPT = {
  pending: { pattern: /^__Host-livermet-start-/, count: 10 },
  launch: { pattern: /^__Host-livermet-[0-9a-f]{8}-/, count: 25 },
} as const;

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

/** Names of the oldest cookies of a kind that have to go when one more is about to come, so that headers never outgrow their limit. */
export function surplusCookies(cookies: ReadonlyMap<string, string>, kind: keyof typeof KEPT): readonly string[] {
  const { pattern, count } = KEPT[kind];
  return [...cookies]
    .filter(([name]) => pattern.test(name))
    .sort(([, a], [, b]) => secretMadeAt(b) - secretMadeAt(a))
    .slice(count - 1)
    .map(([name]) => name);
}
