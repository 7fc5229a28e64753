import type { Count } from './tally.ts';

/** Counts from 1 to this are small: they may give a patient away. */
export const SMALL = 7;

export const isSmall = (count: Count): boolean => count !== null && count >= 1 && count <= SMALL;

/** A count that stands alone; `of` is a known whole that it may be taken from. */
export const withhold = (count: Count, of: Count = null): Count =>
  isSmall(count) || (count !== null && of !== null && isSmall(of - count)) ? null : count;

/** Parts of a known whole: small ones are withheld, and as many others as it takes that none follows from the rest. */
export function suppressParts(parts: readonly number[]): readonly Count[] {
  const hidden = parts.map(isSmall);
  const line = parts.map((value, place) => ({
    value,
    hide: () => (hidden[place] = true),
    isHidden: () => hidden[place] === true,
  }));
  while (protect(line));
  return parts.map((value, place) => (hidden[place] ? null : value));
}

interface Cell {
  readonly value: number;
  readonly isHidden: () => boolean;
  readonly hide: () => void;
}

/** Withholds one more count when those withheld could be worked out; whether it did. */
function protect(line: readonly Cell[]): boolean {
  const withheld = line.filter((cell) => cell.isHidden());
  const sum = withheld.reduce((all, { value }) => all + value, 0);
  const tells = withheld.length === 1 || (withheld.length > 1 && sum <= SMALL);
  const [next] = line.filter((cell) => !cell.isHidden()).toSorted((a, b) => rank(a) - rank(b));
  if (!tells || !next) return false;
  next.hide();
  return true;
}

/** The smallest count that is not zero goes first; a zero only when there is nothing else. */
const rank = ({ value }: Cell): number => (value === 0 ? Number.POSITIVE_INFINITY : value);
