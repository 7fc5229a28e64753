import { describe, expect, it } from 'vitest';
import { readEgfr } from '../../../../server/scores/readers/readEgfr.ts';
import { factsWith, measured, stated } from '../../../builders/facts.ts';

const asOf = '2026-01-15T09:00:00Z';
const man = {
  creatinine: measured(2),
  sex: stated('male' as const),
  'birth-date': stated('1962-06-01'),
  dialysis: stated(false),
};

describe('eGFR of a patient', () => {
  it('uses the completed years at the time of the question', () => {
    const score = readEgfr(factsWith(man), asOf, 'UTC');
    expect(score).toMatchObject({ version: 'eGFR (CKD-EPI 2021, creatinine)', value: 37 });
    expect(score.unrounded).toBeCloseTo(36.81, 2);
    expect(score.inputs['birth-date']).toMatchObject({ found: '1962-06-01', used: '63 years' });
  });

  it.each([
    ['the day before the birthday', '1962-01-16', 'UTC', '63 years'],
    ['on the birthday', '1962-01-15', 'UTC', '64 years'],
    ['when the birthday has begun in the zone of the site only', '1962-01-16', 'Pacific/Kiritimati', '64 years'],
  ])('%s counts the years in days of the site', (_case, birthDate, zone, used) => {
    const at = zone === 'UTC' ? asOf : '2026-01-15T12:00:00Z';
    const facts = factsWith({ ...man, 'birth-date': stated(birthDate) });
    expect(readEgfr(facts, at, zone).inputs['birth-date']?.used).toBe(used);
  });

  it.each([
    ['a year, when both ages round to the same', '1980', 0.9, 107, '45 to 46 years'],
    ['a month that is not yet over', '1962-01', 2.1, 35, '63 to 64 years'],
    ['a month that lies behind', '1961-12', 2, 37, '64 years'],
    ['a month still to come', '1962-06', 2, 37, '63 years'],
  ])('from a birth date known to %s', (_case, birthDate, creatinine, value, used) => {
    const facts = factsWith({ ...man, creatinine: measured(creatinine), 'birth-date': stated(birthDate) });
    const score = readEgfr(facts, asOf, 'UTC');
    expect(score.inputs['birth-date']?.used).toBe(used);
    expect(score.value).toBe(value);
  });

  it('from a birth year whose ages disagree names both values', () => {
    const facts = factsWith({ ...man, creatinine: measured(0.9), 'birth-date': stated('1981') });
    const score = readEgfr(facts, asOf, 'UTC');
    expect(score.value).toBeNull();
    expect(score.notComputable).toBe(
      'no single value because the birth date is recorded as 1981: 108 if aged 44, 107 if aged 45',
    );
  });

  it('with sex other gives both values', () => {
    const score = readEgfr(factsWith({ ...man, sex: stated('other') }), asOf, 'UTC');
    expect(score.values?.map(({ when, value }) => [when, value])).toEqual([
      ['female', 28],
      ['male', 37],
    ]);
  });

  it('with sex and age open gives a value for each', () => {
    const facts = factsWith({ ...man, sex: stated('unknown'), 'birth-date': stated('1980') });
    const score = readEgfr(facts, asOf, 'UTC');
    expect(score.values?.map(({ when }) => when)).toEqual([
      'female aged 45',
      'female aged 46',
      'male aged 45',
      'male aged 46',
    ]);
    expect(score.notComputable).toContain('sex is recorded as unknown and the birth date is recorded as 1980');
  });

  it.each([
    ['under 18', '2010-01-01', 'age: 16 years, and the equation is for adults'],
    ['perhaps under 18', '2008', 'age: 17 to 18 years, and the equation is for adults'],
    ['born after the question', '2030-01-01', 'birth date: "2030-01-01" gives no age at 2026-01-15T09:00:00Z'],
    ['with a birth date that is none', '1962-13-40', 'birth date: "1962-13-40" gives no age at 2026-01-15T09:00:00Z'],
  ])('is not computable for a patient %s', (_case, birthDate, because) => {
    const facts = factsWith({ ...man, 'birth-date': stated(birthDate) });
    expect(readEgfr(facts, asOf, 'UTC').notComputable).toBe(`not computable because ${because}`);
  });

  it('does not apply on dialysis, and says so as long as dialysis is unknown', () => {
    const { dialysis: _, ...others } = man;
    expect(readEgfr(factsWith({ ...man, dialysis: stated(true) }), asOf, 'UTC').value).toBeNull();
    expect(readEgfr(factsWith(others), asOf, 'UTC').notes).toEqual([
      'Dialysis unknown (whether the patient is on dialysis is not recorded): ' +
        'the estimate does not apply to a patient on dialysis.',
    ]);
    expect(readEgfr(factsWith(man), asOf, 'UTC').notes).toEqual([]);
  });

  it('names everything that is missing', () => {
    expect(readEgfr(factsWith(), asOf, 'UTC').notComputable).toBe(
      'not computable because no creatinine is recorded; the birth date is not recorded; sex is not recorded',
    );
  });
});
