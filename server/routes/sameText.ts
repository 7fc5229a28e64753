import { timingSafeEqual } from 'node:crypto';

/** Compares a secret with what a request brought, in the same time wherever they differ. */
export function sameText(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
