import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCells, csvList } from '../../../../server/present/audit/csv.ts';

it.each([
  ['a text', 'creatinine', 'creatinine'],
  ['a date, which holds hyphens', '2026-01-15T09:00:00.000Z', '2026-01-15T09:00:00.000Z'],
  ['a number, which may begin with one', '-1.5', '-1.5'],
  ['a formula', '=1+1', "'=1+1"],
  ['one behind blanks', ' \t@SUM(A1)', "' \t@SUM(A1)"],
  ['one of signs', '+-', "'+-"],
  ['a comma', 'a, b', '"a, b"'],
  ['a quote', 'a "b"', '"a ""b"""'],
  ['a formula with a comma', '=A(1,2)', `"'=A(1,2)"`],
  ['a second line', 'a\nb', '"a\nb"'],
])('%s', (_, cell, written) => {
  expect(csvCells([cell])).toBe(written);
});

it('whatever the text, it can be read again, and does not begin as a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a1.=+-@", \t\r\n') }), (text) => {
      const read = readAgain(csvCells([text]));
      expect([text, `'${text}`]).toContain(read);
      expect(/^\s*[=+\-@\t\r]/.test(read) && !/^-?\d+(\.\d+)?$/.test(read)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

it('several texts in one cell are parted at every " | ", whatever stands in them', () => {
  expect(csvList(['Dr. A', 'B | C', 'D\\'])).toBe('Dr. A | B \\| C | D\\\\');
  const text = fc.string({ unit: fc.constantFrom(...'a |\\') });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const parted = csvList(texts).split(' | ');
      expect(parted.map((each) => each.replaceAll(/\\([\\|])/g, '$1'))).toEqual(texts);
    }),
    { numRuns: 3000 },
  );
});

/** By RFC 4180: what is no plain text stands in quotes, and a quote in it twice. */
function readAgain(cell: string): string {
  if (!/[",\r\n]/.test(cell)) return cell;
  const [, quoted] = /^"((?:[^"]|"")*)"$/.exec(cell) ?? [];
  if (quoted === undefined) throw new RangeError(`${cell} is no cell`);
  return quoted.replaceAll('""', '"');
}
