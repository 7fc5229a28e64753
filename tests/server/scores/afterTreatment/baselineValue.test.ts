import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../server/chart/reading.ts';
import { baselineValue } from '../../../../server/scores/afterTreatment/baselineValue.ts';
import { millis, POLICY, reading, series, session } from './record.ts';

const TREATED = session('2026-01-15T10:00:00Z');
const LATER = millis('2026-12-01T00:00:00Z');
const baseline = (readings: readonly Reading[], treated = TREATED, asOf = LATER) =>
  baselineValue(series('ALT', ...readings), treated, POLICY, asOf);

describe('the baseline is the last value before the treatment', () => {
  it('inside the look-back', () => {
    const fact = baseline([reading('2026-01-02', 20), reading('2026-01-10', 30), reading('2026-01-20', 90)]);
    expect(fact).toMatchObject({
      known: true,
      value: { interval: { low: 30 }, day: '2026-01-10', daysFromTreatment: -5, sameDayOrderUnknown: false },
      sources: [{ reference: 'Observation/2026-01-10' }],
    });
  });

  it('with the reference range of that very result', () => {
    const others = [reading('2026-01-02', 20, { range: { high: 40 } }), reading('2026-01-10', 30)];
    expect(baseline(others)).not.toHaveProperty('value.referenceRange');
  });

  it.each([
    ['2025-12-16', true],
    ['2025-12-15', false],
  ])('%s is inside 30 calendar days: %s', (date, isInside) => {
    expect(baseline([reading(date, 30)]).known).toBe(isInside);
  });

  it('too old is named, with the value that is', () => {
    expect(baseline([reading('2025-11-01', 20), reading('2025-12-01', 30)])).toMatchObject({
      known: false,
      why: 'absent',
      because: 'no ALT between 2025-12-16 and the treatment on 2026-01-15 (30 days, site policy)',
      setAside: [{ reference: 'Observation/2025-12-01', because: '45 days before the treatment' }],
    });
  });
});

describe('on the day of the treatment', () => {
  it.each([
    ['2026-01-15T09:59:00Z', '2026-01-15T10:00:00Z', 'counts', false],
    ['2026-01-15T10:00:00Z', '2026-01-15T10:00:00Z', 'counts', false],
    ['2026-01-15T10:01:00Z', '2026-01-15T10:00:00Z', 'does not count', undefined],
    ['2026-01-15', '2026-01-15T10:00:00Z', 'counts', true],
    ['2026-01-15T10:01:00Z', '2026-01-15', 'counts', true],
    ['2026-01-15', '2026-01-15', 'counts', true],
    ['2026-01-16', '2026-01-15', 'does not count', undefined],
  ])('a value of %s before a treatment of %s %s', (value, treated, _counts, orderUnknown) => {
    const fact = baseline([reading(value, 30)], session(treated));
    expect(fact.known ? fact.value.sameDayOrderUnknown : undefined).toBe(orderUnknown);
  });
});

describe('what stands in the way is named', () => {
  it('a later value whose unit cannot be used is not passed over for an older one', () => {
    const fact = baseline([reading('2026-01-10', 30), reading('2026-01-12', 'no unit is recorded')]);
    expect(fact).toMatchObject({ known: false, why: 'unusable-unit', because: 'ALT: no unit is recorded' });
  });

  it('two values of one time that differ', () => {
    const at = '2026-01-10T08:00:00Z';
    const fact = baseline([
      reading(at, 30, { reference: 'Observation/a' }),
      reading(at, 60, { reference: 'Observation/b' }),
    ]);
    expect(fact).toMatchObject({ why: 'conflicting', because: 'ALT is recorded as 30 and 60 at the same time' });
  });

  it('the same value with two reference ranges, which could be graded differently', () => {
    const at = '2026-01-10T08:00:00Z';
    const of = (reference: string, high: number) => reading(at, 30, { reference, range: { high } });
    expect(baseline([of('Observation/a', 40), of('Observation/b', 50)])).toMatchObject({ why: 'conflicting' });
    expect(baseline([of('Observation/a', 40), of('Observation/b', 40)])).toMatchObject({
      known: true,
      sources: [{ reference: 'Observation/a' }, { reference: 'Observation/b' }],
    });
  });

  it('a value without its day is set aside', () => {
    const fact = baseline([reading('2026-01', 30)]);
    expect(fact).toMatchObject({ known: false, setAside: [{ because: 'its day is not recorded' }] });
  });

  it('a result that does not stand is shown beside, and one of another time is not', () => {
    const rejected = ['2026-01-12', '2026-04-12'].map((date) => ({
      ...reading(date, 30).source,
      because: 'status is entered-in-error',
      period: reading(date, 30).period,
    }));
    const fact = baselineValue({ title: 'ALT', readings: { usable: [], rejected } }, TREATED, POLICY, LATER);
    expect(fact.setAside.map(({ recordedAt }) => recordedAt)).toEqual(['2026-01-12']);
  });

  it('a record that could not be read completely holds no baseline, whatever else it holds', () => {
    const unreadable = 'laboratory results could not be read completely: the EHR did not answer';
    const fact = baselineValue({ ...series('ALT', reading('2026-01-10', 30)), unreadable }, TREATED, POLICY, LATER);
    expect(fact).toMatchObject({ known: false, why: 'not-readable', because: unreadable });
  });
});

describe('which results count', () => {
  it('a preliminary one only where nothing final does', () => {
    const preliminary = reading('2026-01-12', 50, { standing: 'preliminary' });
    expect(baseline([reading('2026-01-10', 30), preliminary])).toMatchObject({ value: { interval: { low: 30 } } });
    expect(baseline([preliminary])).toMatchObject({
      value: { interval: { low: 50 } },
      sources: [{ status: 'preliminary' }],
    });
  });

  it('a corrected one instead of the final one of the same time', () => {
    const at = '2026-01-10T08:00:00Z';
    const fact = baseline([
      reading(at, 30, { reference: 'Observation/a' }),
      reading(at, 33, { reference: 'Observation/b', standing: 'corrected' }),
    ]);
    expect(fact).toMatchObject({ value: { interval: { low: 33 } }, sources: [{ reference: 'Observation/b' }] });
  });

  it('one that was drawn before the treatment but issued after asOf is not known yet', () => {
    const late = reading('2026-01-12', 50, { issued: '2026-01-17T00:00:00Z' });
    expect(baseline([late], TREATED, millis('2026-01-16T00:00:00Z')).known).toBe(false);
    expect(baseline([late], TREATED, millis('2026-01-18T00:00:00Z')).known).toBe(true);
  });
});
