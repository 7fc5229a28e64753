import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOutcome, PUBLICATIONS } from '../../../../../server/evidence/library.ts';
import { medianPanels, type Reported } from '../../../../../server/present/pictures/medians/medianPanels.ts';
import { medianPictures } from '../../../../../server/present/pictures/medians/medianPictures.ts';
import { medianTitle } from '../../../../../server/present/pictures/medians/medianWords.ts';
import { drawnIn } from '../charts.ts';

const ALL: readonly Reported[] = PUBLICATIONS.flatMap((publication) =>
  publication.outcomes.map((outcome) => ({ publication, outcome })),
);
const panels = medianPanels(ALL);
const rowOf = (id: string) => panels.flatMap(({ rows }) => rows).find(({ outcome }) => outcome === id);
const resultOf = (id: string) => {
  const { result } = findOutcome(id)!.outcome;
  if (result.kind !== 'time-to-event') throw new TypeError(id);
  return result;
};

describe('medians of survival', () => {
  it('stand in one panel only when they are counted from the same event, and that event is known', () => {
    fc.assert(
      fc.property(fc.subarray([...ALL]), (some) => {
        for (const { origin, rows } of medianPanels(some)) {
          expect(new Set(rows.map(({ outcome }) => resultOf(outcome).origin))).toEqual(new Set([origin]));
          const publications = new Set(rows.map(({ outcome }) => findOutcome(outcome)!.publication.id));
          if (origin === 'not-stated') expect(publications.size).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are all there: every figure of overall survival with a median that repeats no other', () => {
    const wanted = ALL.filter(
      ({ outcome: { result, repeats } }) =>
        result.kind === 'time-to-event' &&
        result.endpoint === 'overall survival' &&
        result.medianMonths !== null &&
        repeats === undefined,
    ).map(({ outcome }) => outcome.id);
    expect(panels.flatMap(({ rows }) => rows.map(({ outcome }) => outcome)).toSorted()).toEqual(wanted.toSorted());
  });

  it.each([
    ['as published', 'MOF-02', { median: 27, low: 22.9, high: 31, isCut: false, standing: 'as-printed' }],
    ['a lower end that was cut off at zero is no end', 'MOF-03', { median: 9, low: null, high: 21.4, isCut: true }],
    [
      'the mean that Kim calls a median is none',
      'KIM-01',
      { median: 'not-reached', followedTo: 170, standing: 'corrected' },
    ],
    ['a doubtful figure says so', 'TSU-T8', { median: 77, low: null, high: null, standing: 'doubted' }],
  ])('%s (%s)', (_, id, expected) => expect(rowOf(id)).toMatchObject(expected));

  it('a figure with a known problem names it', () =>
    expect(rowOf('LANG-01')?.problems.map(({ id }) => id)).toEqual(['L1']));

  it('another disease is named beside its figure', () => {
    expect(rowOf('TSU-T3')?.group).toMatch(/^mixed sarcomas: /);
    expect(rowOf('CHEN-01')?.group).not.toMatch(/sarcomas/);
  });

  it('a figure without a median is named and not drawn', () => {
    const resection = panels.find(({ origin }) => origin === 'liver-resection');
    expect(resection?.without.join()).toContain('LANG-03');
    expect(rowOf('LANG-03')).toBeUndefined();
  });

  it('every panel says from which event it counts', () => {
    const titles = panels.map(medianTitle);
    expect(new Set(titles).size).toBe(panels.length);
    expect(titles).toContain('Overall survival from the first liver-directed treatment');
    expect(titles).toContain('Overall survival from a starting point that is not stated (Kim 2017)');
  });
});

describe('the pictures of medians', () => {
  it('draw as many marks as the table has rows', () => {
    const pictures = medianPictures(ALL);
    expect(pictures).toHaveLength(panels.length);
    for (const { drawings, table } of pictures) {
      const { svg } = drawings[0]!;
      const notReached = table.rows.filter(([, , median]) => median === 'not reached').length;
      const dots = drawnIn(svg, 'median', 'circle') + drawnIn(svg, 'median', 'path');
      expect(dots + notReached).toBe(table.rows.length);
    }
  });

  it('say "not reached" where nothing is known beyond the last death, and print no 34.2', () => {
    const kim = medianPictures(ALL).find(({ title }) => title.includes('Kim 2017'))!;
    expect(kim.drawings[0]?.svg).toContain('not reached');
    expect(kim.drawings[0]?.svg).not.toContain('34.2');
    expect(kim.words.join(' ')).toContain('Kim 2017 (n = 10) not reached');
    expect(kim.others[0]?.rows.map(([id]) => id)).toContain('K1');
  });
});
