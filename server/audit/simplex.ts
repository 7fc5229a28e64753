/** A line of a linear program: what its columns add up to is at most `room`, which is zero or more. */
export interface Line {
  readonly coefficients: Float64Array;
  readonly room: number;
}

export interface Optimum {
  readonly value: number;
  readonly binding: readonly number[];
  readonly columns: Float64Array;
}

interface Tableau {
  /** The lines, and the goal as the last; the room is the last column. */
  readonly rows: readonly Float64Array[];
  /** What stands in each row and column: a column by its number, the slack of a line by `width` and its number. */
  readonly inRow: number[];
  readonly inColumn: number[];
}

const TINY = 1e-9;

/** So many steps without gain are a sign of going round in circles; Bland's rule ends that. */
const PATIENCE = 20;

/**
 * The largest value of one column, all zero or more, by the simplex method from the origin.
 *
 * @param enough it need not be larger
 * @returns its value, `enough` or more when it can be, else the numbers of the lines that allow no more; and every column
 */
export function simplex(lines: readonly Line[], width: number, goal: number, enough: number): Optimum {
  const tableau = start(lines, width, goal);
  const { rows, inColumn } = tableau;
  const last = rows.at(-1) ?? new Float64Array(width + 1);
  let idle = 0;
  for (;;) {
    const value = last[width] ?? 0;
    if (value >= enough - TINY) return { value, binding: [], columns: columnsOf(tableau, width) };
    const column = entering(last, inColumn, idle > PATIENCE);
    if (column === undefined) {
      return { value, binding: bound(last, inColumn, width), columns: columnsOf(tableau, width) };
    }
    pivot(tableau, leaving(tableau, column, width), column);
    idle = (last[width] ?? 0) > value + TINY ? 0 : idle + 1;
  }
}

function start(lines: readonly Line[], width: number, goal: number): Tableau {
  const rows = lines.map(({ coefficients, room }) => {
    const row = new Float64Array(width + 1);
    row.set(coefficients);
    row[width] = room;
    return row;
  });
  const last = new Float64Array(width + 1);
  last[goal] = -1;
  return {
    rows: [...rows, last],
    inRow: lines.map((_, index) => width + index),
    inColumn: Array.from({ length: width }, (_, index) => index),
  };
}

/** The column that promises most; by Bland's rule the first that promises anything. */
function entering(last: Float64Array, inColumn: readonly number[], isBland: boolean): number | undefined {
  let found: number | undefined;
  for (const [column, name] of inColumn.entries()) {
    const gain = last[column] ?? 0;
    if (gain >= -TINY) continue;
    if (found === undefined || (isBland ? name < (inColumn[found] ?? 0) : gain < (last[found] ?? 0))) found = column;
  }
  return found;
}

/** The line that a growing column uses up first. @throws RangeError when there is none: a sum without a bound */
function leaving({ rows, inRow }: Tableau, column: number, width: number): number {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [row, name] of inRow.entries()) {
    const by = rows[row]?.[column] ?? 0;
    if (by <= TINY) continue;
    const ratio = (rows[row]?.[width] ?? 0) / by;
    if (ratio < least - TINY || (ratio < least + TINY && name < (inRow[found ?? row] ?? 0))) {
      least = Math.min(least, ratio);
      found = row;
    }
  }
  if (found === undefined) throw new RangeError('the largest value has no bound');
  return found;
}

function pivot({ rows, inRow, inColumn }: Tableau, at: number, column: number): void {
  const own = rows[at] ?? new Float64Array();
  const by = own[column] ?? 1;
  for (const [index, row] of rows.entries()) {
    const times = row[column] ?? 0;
    if (index === at || times === 0) continue;
    const factor = times / by;
    for (let each = 0; each < row.length; each += 1) {
      const left = (row[each] ?? 0) - factor * (own[each] ?? 0);
      row[each] = Math.abs(left) < TINY ? 0 : left;
    }
    row[column] = -factor;
  }
  for (let each = 0; each < own.length; each += 1) own[each] = (own[each] ?? 0) / by;
  own[column] = 1 / by;
  const name = inRow[at] ?? 0;
  inRow[at] = inColumn[column] ?? 0;
  inColumn[column] = name;
}

/** Lines without room left at the best point, and without which there would be more. */
const bound = (last: Float64Array, inColumn: readonly number[], width: number): readonly number[] =>
  inColumn.flatMap((name, column) => (name >= width && (last[column] ?? 0) > TINY ? [name - width] : []));

function columnsOf({ rows, inRow }: Tableau, width: number): Float64Array {
  const columns = new Float64Array(width);
  for (const [row, name] of inRow.entries()) if (name < width) columns[name] = rows[row]?.[width] ?? 0;
  return columns;
}
