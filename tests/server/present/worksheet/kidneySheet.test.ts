import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../server/chart/facts.ts';
import { kidneySheet } from '../../../../server/present/worksheet/kidneySheet.ts';
import { computeScores } from '../../../../server/scores/scores.ts';
import { factsWith, measured, stated } from '../../../builders/facts.ts';
import { answered } from '../assessmentBuilder.ts';

const MOMENT = { asOf: '2026-01-15T09:00:00Z', zone: 'UTC' };
const WOMAN_OF_65: Partial<Facts> = { sex: stated('female' as const), 'birth-date': stated('1960-03-04') };
const sheet = (facts: Partial<Facts>) =>
  kidneySheet(computeScores(factsWith(facts), MOMENT.asOf, MOMENT.zone).egfr, MOMENT);
const here = (facts: Partial<Facts>) =>
  sheet(facts)
    .bands.filter(({ isHere }) => isHere)
    .map(({ title }) => title);

describe('kidney function beside what is published of contrast into a vein', () => {
  it.each([
    [0.8, '45 or more'],
    [1.5, '30 to 44'],
    [2.4, 'below 30'],
  ])('a creatinine of %d mg/dL', (creatinine, band) =>
    expect(here({ ...WOMAN_OF_65, creatinine: measured(creatinine) })).toEqual([band]),
  );

  it('where the chart leaves the sex open, every band that is possible', () =>
    expect(here({ 'birth-date': stated('1960-03-04'), creatinine: measured(1.5) })).toEqual([
      '30 to 44',
      '45 or more',
    ]));

  it('where nothing can be computed, none is excluded either', () => {
    const { egfr, bands } = sheet(WOMAN_OF_65);
    expect(egfr.value).toBe('not computable');
    expect(egfr.notComputable).toContain('creatinine');
    expect(bands.map(({ isHere }) => isHere)).toEqual([null, null, null]);
  });

  it('on dialysis there is no estimate', () =>
    expect(here({ ...WOMAN_OF_65, creatinine: measured(0.8), dialysis: answered('dialysis', true) })).toEqual([]));
});
