import { describe, expect, it } from 'vitest';
import { findOutcome, PUBLICATIONS } from '../../../../../server/evidence/library.ts';
import { survivalTable } from '../../../../../server/present/pictures/survival/survivalTable.ts';

const kim = survivalTable(findOutcome('KIM-01')!.outcome)!;

describe('survival recomputed from the rows of Kim 2017', () => {
  it.each([
    ['8', '10', '0', '1', '100.0%', 'none', 'none'],
    ['11', '9', '0', '1', '100.0%', 'none', 'none'],
    ['14', '8', '1', '0', '87.5%', '11.7%', '38.7% to 98.1%'],
    ['18', '7', '0', '2', '87.5%', '11.7%', '38.7% to 98.1%'],
    ['19', '5', '0', '1', '87.5%', '11.7%', '38.7% to 98.1%'],
    ['20', '4', '0', '1', '87.5%', '11.7%', '38.7% to 98.1%'],
    ['24', '3', '1', '0', '58.3%', '25.1%', '7.7% to 89.3%'],
    ['40', '2', '0', '1', '58.3%', '25.1%', '7.7% to 89.3%'],
    ['170', '1', '0', '1', '58.3%', '25.1%', '7.7% to 89.3%'],
  ])('month %s: %s at risk, %s deaths, %s last seen alive, %s (SE %s, CI %s)', (...expected) => {
    const row = kim.rows.find(({ months }) => months === expected[0])!;
    const { months, atRisk, deaths, censored, survival, standardError, interval } = row;
    expect([months, atRisk, deaths, censored, survival, standardError, interval]).toEqual(expected);
  });

  it('says that the median is not reached, from where time counts, and how it was computed', () => {
    expect(kim.rows).toHaveLength(9);
    expect(kim.remark).toMatch(/Greenwood.*log-log.*the median is not reached/);
    expect(kim.caption).toBe(
      '10 patients, 2 deaths: Kaplan-Meier estimate, counted from a starting point that is not stated',
    );
  });

  it('a median that is reached is named', () => {
    const { outcome } = findOutcome('KIM-01')!;
    const patients = [
      { months: 6, died: true },
      { months: 12, died: true },
    ] as const;
    expect(survivalTable({ ...outcome, patients })?.remark).toMatch(/the median is 6 months/);
    // Nobody is left: the error cannot be given any more.
    expect(survivalTable({ ...outcome, patients })?.rows[1]).toMatchObject({ survival: '0.0%', standardError: 'none' });
  });

  it('is shown of no other publication, because none prints its rows', () => {
    const shown = PUBLICATIONS.flatMap(({ outcomes }) => outcomes.flatMap((each) => survivalTable(each) ?? []));
    expect(shown.map(({ outcome }) => outcome)).toEqual(['KIM-01']);
  });
});
