/** What is known of how numbers hang together: their sum, each so many times, is at most `most`. */
export interface Law {
  readonly terms: readonly (readonly [name: string, times: number])[];
  readonly most: number;
  /** The name of what is left to that, where it is a number of cases as well: it may be small. */
  readonly rest?: string;
}

/** A number that is the sum of others, as two laws. */
export const sumLaws = (whole: string, parts: readonly string[]): readonly Law[] => [
  { terms: [[whole, -1], ...parts.map((part) => [part, 1] as const)], most: 0 },
  { terms: [[whole, 1], ...parts.map((part) => [part, -1] as const)], most: 0 },
];

/** The sum of some numbers is at most that of others. @param rest see there */
export const atMost = (less: readonly string[], more: readonly string[], rest?: string): Law => ({
  terms: [...less.map((name) => [name, 1] as const), ...more.map((name) => [name, -1] as const)],
  most: 0,
  ...(rest === undefined ? {} : { rest }),
});
