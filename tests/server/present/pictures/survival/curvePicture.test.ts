import { describe, expect, it } from 'vitest';
import { findOutcome, PUBLICATIONS } from '../../../../../server/evidence/library.ts';
import { curveModel } from '../../../../../server/present/pictures/survival/curveModel.ts';
import { curvePicture } from '../../../../../server/present/pictures/survival/curvePicture.ts';
import { drawnIn } from '../charts.ts';

const { publication, outcome } = findOutcome('KIM-01')!;
const model = curveModel(outcome)!;
const picture = curvePicture(publication, outcome)!;

describe('the curve of Kim 2017', () => {
  it('begins with everybody alive and falls at the two deaths only', () => {
    expect(model.line[0]).toEqual({ months: 0, survival: 1 });
    const falls = model.line.filter(({ survival }, index) => survival < (model.line[index - 1]?.survival ?? 1));
    expect(falls.map(({ months }) => months)).toEqual([14, 24]);
  });

  it('has the log-log interval from the first death on, and none where it is not defined', () => {
    expect(model.band[0]).toMatchObject({ from: 14, to: 18 });
    expect(model.band.at(-1)?.to).toBe(170);
    expect(model.band.every(({ low, high }) => low > 0 && low < high && high < 1)).toBe(true);
  });

  it('has a tick for every time at which somebody was last seen alive', () => {
    expect(model.censored.reduce((sum, { count }) => sum + count, 0)).toBe(8);
    expect(drawnIn(picture.drawings[0]!.svg, 'censored', 'line')).toBe(model.censored.length);
  });

  it('has the numbers at risk below', () =>
    expect(model.atRisk.map(({ months, n }) => `${n} at ${months}`)).toEqual([
      '10 at 0',
      '2 at 36',
      '1 at 72',
      '1 at 108',
      '1 at 144',
    ]));

  it('is told in words, and row for row in its table', () => {
    expect(picture.words.join(' ')).toMatch(/falls to 88% at 14 months, to 58% at 24 months/);
    expect(picture.remarks.join(' ')).toMatch(/the median is not reached/);
    expect(picture.title).toMatch(/a starting point that is not stated/);
    expect(picture.table.rows).toHaveLength(model.steps.length);
  });

  it('is the only one, because no other publication prints its rows', () =>
    expect(
      PUBLICATIONS.flatMap((each) => each.outcomes.flatMap((one) => curvePicture(each, one) ?? [])).map(({ id }) => id),
    ).toEqual(['KIM-01-curve']));
});
