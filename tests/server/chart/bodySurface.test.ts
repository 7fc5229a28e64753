import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { factsOf } from '../../builders/read.ts';

const weight = (value: number, unit = 'kg', more = {}) =>
  observation(LOINC.bodyWeight, { ...quantity(value, unit), id: 'w', effectiveDateTime: '2026-01-02', ...more });
const height = (value: number, unit = 'cm', more = {}) =>
  observation(LOINC.bodyHeight, { ...quantity(value, unit), id: 'h', effectiveDateTime: '2010-01-02', ...more });
const surface = (resources: readonly unknown[], more = {}) => {
  const fact = factsOf(resources, more)['body-surface'];
  return fact.known ? fact.value : fact.why;
};

describe('body surface area is the square root of height in cm times weight in kg over 3600', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['180 cm and 80 kg', [weight(80), height(180)], 2],
    ['160 cm and 62.5 kg', [weight(62.5), height(160)], 1.66667],
    ['in metres and grams', [weight(80_000, 'g'), height(1.8, 'm')], 2],
    ['in inches and pounds', [weight(176.37, 'lb'), height(70.866, 'in')], 2],
    ['in UCUM inches and pounds', [weight(176.37, '[lb_av]'), height(70.866, '[in_i]')], 2],
    ['no weight', [height(180)], 'absent'],
    ['no height', [weight(80)], 'absent'],
    ['a weight that is too old', [weight(80, 'kg', { effectiveDateTime: '2025-09-01' }), height(180)], 'stale'],
    ['a height of any age', [weight(80), height(180, 'cm', { effectiveDateTime: '1999-01-01' })], 2],
    ['a weight without a unit', [weight(80, ''), height(180)], 'unusable-unit'],
    ['a height in the unit of another', [weight(80), height(180, 'kg')], 'unusable-unit'],
    ['height in metres called centimetres', [weight(80), height(1.8)], 'unusable-unit'],
    [
      'a weight that is only bounded',
      [weight(80, 'kg', { ...quantity(80, 'kg', { comparator: '>' }) }), height(180)],
      'indeterminate',
    ],
    ['a height measured after asOf', [weight(80), height(180, 'cm', { effectiveDateTime: '2026-02-01' })], 'absent'],
    ['two weights of one time', [weight(80), weight(81, 'kg', { id: 'w2' }), height(180)], 'conflicting'],
  ])('%s', (_, resources, expected) => {
    expect(surface(resources)).toBe(expected);
  });

  it('cites both measurements', () => {
    const fact = factsOf([weight(80), height(180)])['body-surface'];
    expect(fact.sources.map(({ reference }) => reference)).toEqual(['Observation/w', 'Observation/h']);
  });

  it('says which measurement is missing or too old', () => {
    expect(factsOf([weight(80)])['body-surface']).toMatchObject({
      because: 'no body surface area: no body height is recorded',
    });
    const old = weight(80, 'kg', { effectiveDateTime: '2025-09-01T00:00:00Z' });
    expect(factsOf([old, height(180)])['body-surface']).toMatchObject({
      because:
        'no body surface area: the latest body weight (80 kg) is 137 days old; at most 90 days count (site policy)',
    });
  });

  it('the look-back of the weight is the site’s', () => {
    const policy = { ...DEFAULT_POLICY, lookBackDays: { ...DEFAULT_POLICY.lookBackDays, bodyMeasurements: 7 } };
    expect(surface([weight(80), height(180)], { policy })).toBe('stale');
  });

  it('is the same in every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 200 }), fc.integer({ min: 120, max: 220 }), (kg, cm) => {
        expect(surface([weight(kg * 1000, 'g'), height(cm / 100, 'm')])).toBe(surface([weight(kg), height(cm)]));
      }),
      { numRuns: 200 },
    );
  });
});
