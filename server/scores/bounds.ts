/** The range a formula lets one of its inputs have; values outside are moved to the nearer end. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

export const UNBOUNDED: Bounds = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

export const atLeast = (lower: number): Bounds => ({ ...UNBOUNDED, lower });

export const clamp = (value: number, { lower, upper }: Bounds): number => Math.min(Math.max(value, lower), upper);
