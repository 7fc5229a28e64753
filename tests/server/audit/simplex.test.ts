import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplex } from '../../../server/audit/simplex.ts';

const TOP = 4;

/** The largest last column among all whole ones from 0 to `TOP` that keep within every line. */
function best(lines: readonly (readonly number[])[], rooms: readonly number[], width: number): number {
  let found = 0;
  for (let code = 0; code < (TOP + 1) ** width; code += 1) {
    const columns = Array.from({ length: width }, (_, at) => Math.floor(code / (TOP + 1) ** at) % (TOP + 1));
    const isAble = lines.every(
      (line, index) => line.reduce((sum, times, at) => sum + times * (columns[at] ?? 0), 0) <= (rooms[index] ?? 0),
    );
    if (isAble) found = Math.max(found, columns[width - 1] ?? 0);
  }
  return found;
}

describe('the largest value of a column', () => {
  const width = 4;
  const program = fc.record({
    lines: fc.array(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: width, maxLength: width }), {
      maxLength: 7,
    }),
    rooms: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 })), { minLength: 7, maxLength: 7 }),
  });

  it('keeps within every line, is never below the best of whole columns, and is held there by what binds it', () => {
    let held = 0;
    fc.assert(
      fc.property(program, ({ lines: own, rooms: given }) => {
        const tops = Array.from({ length: width }, (_, at) =>
          Array.from({ length: width }, (__, each) => Number(each === at)),
        );
        const lines = [...own, ...tops];
        const rooms = [...given.slice(0, own.length), ...tops.map(() => TOP)];
        const solve = (which: readonly number[]) =>
          simplex(
            which.map((index) => ({ coefficients: Float64Array.from(lines[index] ?? []), room: rooms[index] ?? 0 })),
            width,
            width - 1,
            100,
          );
        const { value, binding, columns } = solve(lines.map((_, index) => index));
        for (const [index, line] of lines.entries())
          expect(line.reduce((sum, times, at) => sum + times * (columns[at] ?? 0), 0)).toBeLessThan(
            (rooms[index] ?? 0) + 1e-6,
          );
        expect(value).toBeCloseTo(columns[width - 1] ?? 0, 6);
        expect(value).toBeGreaterThan(best(lines, rooms, width) - 1e-6);
        // The lines that are said to bind allow no more even alone.
        expect(solve(binding).value).toBeCloseTo(value, 6);
        held += Number(value < TOP - 1e-6);
      }),
      { numRuns: 300 },
    );
    expect(held).toBeGreaterThan(50);
  });

  it('is sought no further than is enough', () => {
    const lines = [{ coefficients: Float64Array.from([1]), room: 50 }];
    expect(simplex(lines, 1, 0, 8).value).toBeGreaterThanOrEqual(8);
  });

  it('without a bound is an error', () => {
    expect(() => simplex([], 1, 0, 8)).toThrow(RangeError);
  });
});
