/**
 * How long to wait before asking again, in milliseconds.
 *
 * @param retryAfter Retry-After header: seconds, or an HTTP date (RFC 9110, section 10.2.3); anything else counts as absent
 * @param now epoch milliseconds
 * @param otherwise the wait where the header is absent
 */
export function retryDelay(retryAfter: string | undefined, now: number, otherwise: number): number {
  const text = retryAfter?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Date.parse reads almost anything as a date ("in 5" is a day in May 2001), so only the shape of an HTTP date goes in.
  const date = /^[A-Za-z]{3,9}, .+ GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? otherwise : Math.max(0, date - now);
}
