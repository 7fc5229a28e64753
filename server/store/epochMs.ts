/**
 * An ISO instant as epoch milliseconds, so that instants written with different offsets compare rightly.
 *
 * @throws RangeError when it is none
 */
export function epochMs(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError('not an ISO instant');
  return ms;
}
