import { describe, expect, it } from 'vitest';
import { readChart } from '../../../../server/chart/chart.ts';
import { upperLimitsOf } from '../../../../server/criteria/cautions/upperLimits.ts';
import { LOINC, observation, quantity } from '../../../builders/observation.ts';
import { AS_OF, factsOf } from '../../../builders/read.ts';

const alt = (value: number, high: number | undefined, more: Record<string, unknown> = {}) =>
  observation(LOINC.alt, {
    ...quantity(value, 'U/L'),
    ...(high === undefined ? {} : { referenceRange: [{ high: { value: high, unit: 'U/L' } }] }),
    ...more,
  });

const limits = (...resources: readonly unknown[]) =>
  upperLimitsOf(readChart(resources, 'UTC', 'p1'), factsOf(resources), AS_OF);

describe('the upper limit of normal', () => {
  it('is the one that the counting result states', () => expect(limits(alt(90, 45))).toEqual({ alt: 45 }));

  it('is never taken from an older result', () =>
    expect(limits(alt(90, undefined), alt(50, 45, { id: 'o0', effectiveDateTime: '2026-01-02' }))).toEqual({}));

  it('is none where two equal results of one time disagree about it', () =>
    expect(limits(alt(90, 45), alt(90, 50, { id: 'o2' }))).toEqual({}));

  it('is none of a result that no longer counts', () =>
    expect(limits(alt(90, 45, { effectiveDateTime: '2025-01-01' }))).toEqual({}));
});
