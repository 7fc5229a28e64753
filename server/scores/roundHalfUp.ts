/**
 * To the nearest integer, halves upwards. Floating-point dust is removed first: 14.499999999999998 stands for 14.5,
 * and a score must not depend on the order in which its terms were added.
 */
export const roundHalfUp = (value: number): number => Math.floor(Number(value.toPrecision(12)) + 0.5);
