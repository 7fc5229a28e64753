import { describe, expect, it } from 'vitest';
import { functionLines, median, sourceFiles } from './source.ts';

const files = sourceFiles();
const lines = files.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
const functions = files.flatMap((file) => functionLines(file).map((length) => ({ path: file.path, length })));

describe('files and functions stay short enough to read at once', () => {
  it('a file has at most 250 lines', () => {
    expect(lines.filter((file) => file.lines > 250)).toEqual([]);
  });

  it('half of the files have at most 80 lines', () => {
    expect(median(lines.map((file) => file.lines))).toBeLessThanOrEqual(80);
  });

  it('a function has at most 40 lines', () => {
    expect(functions.filter(({ length }) => length > 40)).toEqual([]);
  });

  it('half of the functions have at most 10 lines', () => {
    expect(median(functions.map(({ length }) => length))).toBeLessThanOrEqual(10);
  });
});
