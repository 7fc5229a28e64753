import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, base64url. */
export const randomText = (): string => randomBytes(32).toString('base64url');

/** SHA-256, base64url. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * What a cookie holds: 256 random bits, and the second it was made, by which the oldest cookies are found. Only its hash
 * is stored.
 */
export const newBrowserSecret = (now: Date): string =>
  `${randomText()}.${Math.floor(now.getTime() / 1000).toString(36)}`;

/** When a secret was made, in epoch seconds; 0 when the browser sent something else. */
export function secretMadeAt(secret: string): number {
  const [, seconds = ''] = secret.split('.');
  return /^[0-9a-z]{1,9}$/.test(seconds) ? Number.parseInt(seconds, 36) : 0;
}

/** Compared in constant time, so that no answer tells how much of a guess was right. */
export const isSameText = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));

export const isSecretOf = (hash: string, secret: string | undefined): boolean =>
  secret !== undefined && isSameText(hashOf(secret), hash);
