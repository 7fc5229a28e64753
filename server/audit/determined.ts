import type { Equation } from './equationsOf.ts';

/**
 * Which of the withheld numbers (`null`) follow from the shown ones: those that have the same value in every solution of the
 * equations. By Gauss-Jordan elimination: a number is determined when its row is left with nothing else that is unknown.
 */
export function determined(
  numbers: ReadonlyMap<string, number | null>,
  equations: readonly Equation[],
): ReadonlyMap<string, number> {
  const names = [...numbers].flatMap(([name, count]) => (count === null ? [name] : []));
  const place = new Map(names.map((name, index) => [name, index]));
  const rows = equations.map(({ whole, parts }) => {
    const row = new Array<number>(names.length + 1).fill(0);
    for (const [name, sign] of [[whole, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const index = place.get(name) ?? names.length;
      row[index] = (row[index] ?? 0) + (index === names.length ? -sign * (numbers.get(name) ?? 0) : sign);
    }
    return row;
  });
  return new Map(
    reduced(rows, names.length).flatMap((row) => {
      const unknown = row.slice(0, -1).flatMap((each, index) => (Math.abs(each) > TINY ? [index] : []));
      const [only = -1] = unknown;
      return unknown.length === 1 ? [[names[only] ?? '', Number(row.at(-1)) / Number(row[only])] as const] : [];
    }),
  );
}

const TINY = 1e-9;

function reduced(matrix: readonly number[][], columns: number): readonly number[][] {
  const rows = matrix.map((row) => [...row]);
  let top = 0;
  for (let column = 0; column < columns; column += 1) {
    const found = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > TINY);
    const pivot = rows[found];
    if (!pivot) continue;
    rows.splice(found, 1);
    const scale = pivot[column] ?? 1;
    const unit = pivot.map((each) => each / scale);
    for (const row of rows) {
      const factor = row[column] ?? 0;
      if (Math.abs(factor) > TINY)
        for (const [index, each] of unit.entries()) row[index] = (row[index] ?? 0) - factor * each;
    }
    rows.splice(top, 0, unit);
    top += 1;
  }
  return rows;
}
