import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPassages, heightOf, type Passage, printedLines, shortened } from '../../../../server/present/sheet/room.ts';

const passage = (lines: readonly string[], least = 2): Passage => ({ lines, least, elsewhere: 'the other page' });
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('what is longer than the room for it', () => {
  it('is shown whole when there is room', () =>
    expect(fitPassages({ a: passage(many(3)) }, 3, 20).a).toEqual({ lines: many(3), leftOut: null }));

  it('says how many entries are not printed, and where they stand', () =>
    expect(fitPassages({ a: passage(many(40)) }, 5, 60).a).toEqual({
      lines: many(4),
      leftOut: '36 more not printed here: see the other page.',
    }));

  it('begins its first entry where there is no room for the whole of it', () =>
    expect(fitPassages({ a: passage(['a long entry '.repeat(12), 'y']) }, 3, 60).a).toEqual({
      lines: [shortened('a long entry '.repeat(12), 120)],
      leftOut: '1 more not printed here: see the other page.',
    }));

  it('shares what there is alike when there is not room for what each should have at least', () => {
    const fitted = fitPassages({ a: passage(many(9), 8), b: passage(many(9), 3), c: passage(many(9), 8) }, 9, 60);
    expect(Object.values(fitted).map(({ lines }) => lines.length)).toEqual([2, 2, 2]);
  });

  it('says so too when none of it is printed', () =>
    expect(fitPassages({ a: passage(many(3), 1) }, 1, 20).a).toEqual({
      lines: [],
      leftOut: 'All 3 not printed here: see the other page.',
    }));

  it('gets its least even behind a passage that wants everything', () => {
    const { a, b } = fitPassages({ a: passage(many(50), 5), b: passage(many(3), 3) }, 10, 60);
    expect([a.lines.length, b.lines.length]).toEqual([6, 3]);
  });

  it('shows by dots where a text was cut', () => {
    expect(shortened('twelve chars', 12)).toBe('twelve chars');
    expect(shortened('twelve chars', 8)).toBe('twelve…');
  });
});

describe('whatever the passages', () => {
  const lines = fc.array(fc.string({ maxLength: 200 }), { maxLength: 60 });
  const passages = fc.record({
    a: lines.map((each) => passage(each, 3)),
    b: lines.map((each) => passage(each, 4)),
    c: lines.map((each) => passage(each, 2)),
  });

  it('every entry is shown or counted, and the room is kept', () => {
    fc.assert(
      fc.property(passages, fc.integer({ min: -20, max: 80 }), (given, room) => {
        const fitted = fitPassages(given, room, 40);
        const used = (['a', 'b', 'c'] as const).map((name) => {
          const { lines: shown, leftOut } = fitted[name];
          const more = Number(/(\d+)/.exec(leftOut ?? '0')?.[1]);
          expect(shown.length + more).toBe(given[name].lines.length);
          return heightOf({ lines: shown }, 40) + (leftOut === null ? 0 : printedLines(leftOut, 40));
        });
        const unavoidable = 2 * used.length;
        expect(used.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(Math.max(room, unavoidable));
      }),
    );
  });
});
