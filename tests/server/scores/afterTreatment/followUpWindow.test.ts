import { describe, expect, it } from 'vitest';
import { followUpWindow, nearest, nothingIn } from '../../../../server/scores/afterTreatment/followUpWindow.ts';
import { millis, POLICY } from './record.ts';

const at = (asOf: string, policy = POLICY) => followUpWindow('2026-01-15', policy, millis(asOf));

describe('the days on which a value counts as follow-up', () => {
  it('are those of the site policy, around three calendar months', () => {
    expect(at('2027-01-01T00:00:00Z')).toMatchObject({
      from: '2026-03-16',
      to: '2026-05-15',
      target: '2026-04-15',
      because: '60 to 120 days after the treatment, site policy',
    });
  });

  it('a site may set others, which are then named as its own beside the usual ones', () => {
    const policy = { ...POLICY, followUpDays: { from: 75, to: 105 } };
    expect(at('2027-01-01T00:00:00Z', policy)).toMatchObject({
      from: '2026-03-31',
      to: '2026-04-30',
      target: '2026-04-15',
      because: '75 to 105 days after the treatment, site policy, set by this site in place of 60 to 120',
    });
  });

  it.each([
    ['2026-03-15T23:00:00Z', 'not-begun'],
    ['2026-03-16T01:00:00Z', 'open'],
    ['2026-05-15T23:00:00Z', 'open'],
    ['2026-05-16T00:00:00Z', 'closed'],
  ])('as of %s the window is %s', (asOf, state) => {
    expect(at(asOf).state).toBe(state);
  });

  it('the day of asOf is that of the site', () => {
    const policy = { ...POLICY, timeZone: 'Asia/Tokyo' };
    expect(at('2026-05-15T20:00:00Z', policy).state).toBe('closed');
  });
});

describe('nothing found', () => {
  it.each([
    [
      '2026-06-01T00:00:00Z',
      'no bilirubin between 2026-03-16 and 2026-05-15 (60 to 120 days after the treatment, site policy)',
    ],
    [
      '2026-04-01T00:00:00Z',
      'no bilirubin between 2026-03-16 and 2026-04-01; follow-up counts until 2026-05-15 (60 to 120 days after the treatment, site policy)',
    ],
    [
      '2026-02-01T00:00:00Z',
      'no bilirubin yet: follow-up counts from 2026-03-16 to 2026-05-15 (60 to 120 days after the treatment, site policy)',
    ],
  ])('as of %s reads: %s', (asOf, sentence) => {
    expect(nothingIn(at(asOf), 'bilirubin')).toBe(sentence);
  });
});

describe('the nearest to three months', () => {
  const window = at('2027-01-01T00:00:00Z');
  const pick = (...days: readonly string[]) =>
    nearest(
      days.map((day) => ({ day })),
      window,
    ).map(({ day }) => day);

  it.each([
    [['2026-03-16', '2026-04-10', '2026-05-15'], ['2026-04-10']],
    [['2026-04-14', '2026-04-16'], ['2026-04-16']],
    [
      ['2026-04-20', '2026-04-20'],
      ['2026-04-20', '2026-04-20'],
    ],
    [[], []],
  ])('of %o is %o', (days, found) => {
    expect(pick(...days)).toEqual(found);
  });
});
