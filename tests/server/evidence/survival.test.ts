import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kimPatients } from '../../../server/evidence/publications/kimPatients.ts';
import {
  kaplanMeier,
  medianSurvival,
  numberAtRisk,
  type SurvivalTime,
  survivalAt,
} from '../../../server/evidence/survival.ts';

describe('Kaplan-Meier over the ten patients of Kim 2017', () => {
  const curve = kaplanMeier(kimPatients);

  it.each([
    [8, 10, 0, 1, '1.0000', '0.0000', null],
    [11, 9, 0, 1, '1.0000', '0.0000', null],
    [14, 8, 1, 0, '0.8750', '0.1169', ['0.387', '0.981']],
    [18, 7, 0, 2, '0.8750', '0.1169', ['0.387', '0.981']],
    [19, 5, 0, 1, '0.8750', '0.1169', ['0.387', '0.981']],
    [20, 4, 0, 1, '0.8750', '0.1169', ['0.387', '0.981']],
    [24, 3, 1, 0, '0.5833', '0.2506', ['0.077', '0.893']],
    [40, 2, 0, 1, '0.5833', '0.2506', ['0.077', '0.893']],
    [170, 1, 0, 1, '0.5833', '0.2506', ['0.077', '0.893']],
  ])(
    'at %i months: %i at risk, %i dead, %i censored, S = %s (SE %s)',
    (months, atRisk, deaths, censored, s, se, ci) => {
      const step = curve.find((each) => each.months === months);
      expect(step).toMatchObject({ atRisk, deaths, censored });
      expect(step?.survival.toFixed(4)).toBe(s);
      expect(step?.standardError?.toFixed(4)).toBe(se);
      expect(step?.ci95?.map((limit) => limit.toFixed(3)) ?? null).toEqual(ci);
    },
  );

  it('does not reach its median', () => {
    expect(medianSurvival(curve)).toBe('not-reached');
  });

  it.each([
    [0, 1],
    [12, 1],
    [14, 7 / 8],
    [36, 7 / 12],
    [60, 7 / 12],
  ])('at %i months a share of %f is alive', (months, share) => {
    expect(survivalAt(curve, months)).toBeCloseTo(share, 12);
  });

  it('says nothing beyond the last observation of a living patient', () => {
    expect(survivalAt(curve, 171)).toBeNull();
  });

  it('has three patients or fewer at risk after 20 months', () => {
    expect([numberAtRisk(kimPatients, 0), numberAtRisk(kimPatients, 21), numberAtRisk(kimPatients, 41)]).toEqual([
      10, 3, 1,
    ]);
  });
});

describe('Kaplan-Meier', () => {
  it('counts a death before a censoring at the same time', () => {
    const curve = kaplanMeier([
      { months: 5, died: false },
      { months: 5, died: true },
    ]);
    expect(curve).toHaveLength(1);
    expect(curve[0]).toMatchObject({ atRisk: 2, deaths: 1, censored: 1, survival: 0.5 });
  });

  it('has its median where exactly half are left', () => {
    expect(
      medianSurvival(
        kaplanMeier([
          { months: 5, died: true },
          { months: 9, died: true },
        ]),
      ),
    ).toBe(5);
  });

  it('gives neither error nor interval once nobody is left, and stays at 0', () => {
    const curve = kaplanMeier([{ months: 5, died: true }]);
    expect(curve[0]).toMatchObject({ survival: 0, standardError: null, ci95: null });
    expect(survivalAt(curve, 60)).toBe(0);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %f months', (months) => {
    expect(() => kaplanMeier([{ months, died: true }])).toThrow(RangeError);
  });

  const row = fc.record({ months: fc.nat({ max: 240 }), died: fc.boolean() });
  const rows = fc.array(row, { minLength: 1, maxLength: 40 }) as fc.Arbitrary<[SurvivalTime, ...SurvivalTime[]]>;

  it('never rises, stays between 0 and 1 inside its interval, and accounts for every patient', () => {
    fc.assert(
      fc.property(rows, (patients) => {
        const curve = kaplanMeier(patients);
        let before = 1;
        for (const { survival, ci95 } of curve) {
          expect(survival).toBeLessThanOrEqual(before);
          expect(survival).toBeGreaterThanOrEqual(0);
          if (ci95) expect(ci95[0] <= survival && survival <= ci95[1]).toBe(true);
          before = survival;
        }
        const seen = curve.reduce((sum, { deaths, censored }) => sum + deaths + censored, 0);
        expect(seen).toBe(patients.length);
      }),
    );
  });

  it('is the plain share alive while nobody is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 30 }), (times) => {
        const [first, ...others] = times.map((months) => ({ months, died: true }));
        for (const { months, survival } of kaplanMeier([first!, ...others])) {
          expect(survival).toBeCloseTo(times.filter((time) => time > months).length / times.length, 10);
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (patients) => {
        const [first, ...others] = patients.toReversed();
        expect(kaplanMeier([first!, ...others])).toEqual(kaplanMeier(patients));
      }),
    );
  });
});
