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
  while (protect(line, true));
  return parts.map((value, place) => (hidden[place] ? null : value));
}

/** Counts in rows and columns: all rows are equally long. */
type Matrix = readonly (readonly number[])[];

/**
 * A table in which every small count is withheld, and as many others as it takes that no withheld one follows from the
 * rest: in a row or column whose sum is known there is never a single withheld count, and withheld counts never add up to a
 * small one.
 *
 * @param columnTotals sums of the columns as shown elsewhere, `null` where withheld; absent when the columns have no sum
 * @param mayTell row totals that give something away although they are not small themselves
 * @returns each row with its total as its last number
 */
export function suppressTable(
  rows: Matrix,
  columnTotals?: readonly Count[],
  mayTell: (total: number) => boolean = () => false,
): readonly (readonly Count[])[] {
  const full = rows.map((row) => [...row, row.reduce((sum, each) => sum + each, 0)]);
  const hidden = full.map((row) => row.map((value, c) => isSmall(value) || (c === row.length - 1 && mayTell(value))));
  const cell = (value: number, r: number, c: number): Cell => ({
    value,
    isHidden: () => hidden[r]?.[c] === true,
    hide: () => hidden[r]?.splice(c, 1, true),
  });
  const cells = full.map((row, r) => row.map((value, c) => cell(value, r, c)));
  const columns = columnTotals ?? [];
  const lines = [
    ...cells.map((line) => ({ line, totalKnown: true })),
    ...columns.map((total, c) => ({ line: cells.flatMap((row) => row[c] ?? []), totalKnown: total !== null })),
  ];
  while (lines.filter(({ line, totalKnown }) => protect(line, totalKnown)).length > 0);
  return full.map((row, r) => row.map((value, c) => (hidden[r]?.[c] ? null : value)));
}

interface Cell {
  readonly value: number;
  readonly isHidden: () => boolean;
  readonly hide: () => void;
}

/** Withholds one more count of a line when those withheld could be worked out; whether it did. */
function protect(line: readonly Cell[], totalKnown: boolean): boolean {
  const withheld = line.filter((cell) => cell.isHidden());
  const sum = withheld.reduce((all, { value }) => all + value, 0);
  // With a total that is withheld itself, counts that are all shown would give it away.
  const tells = totalKnown ? withheld.length === 1 || (withheld.length > 1 && sum <= SMALL) : withheld.length === 0;
  const [next] = line.filter((cell) => !cell.isHidden()).toSorted((a, b) => rank(a) - rank(b));
  if (!tells || !next) return false;
  next.hide();
  return true;
}

/** The smallest count that is not zero goes first; a zero only when there is nothing else. */
const rank = ({ value }: Cell): number => (value === 0 ? Number.POSITIVE_INFINITY : value);
