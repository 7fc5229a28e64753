/**
 * To the nearest integer, halves upwards. Floating-point dust is removed first: 14.499999999999998 stands for 14.5,
 * and a score must not depend on the order in which its terms were added.
 */
export function roundHalfUp(value: number): number {
  const above = value + 0.5;
  const beyond = above - Math.floor(above);
  // As far from a half as nearly all are, dust decides nothing.
  if (beyond > 1e-6 && beyond < 1 - 1e-6 && Math.abs(value) < 100_000) return Math.floor(above);
  return Math.floor(Number(value.toPrecision(12)) + 0.5);
}
