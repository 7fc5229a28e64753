import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../server/chart/fact.ts';
import type { Interval } from '../../../server/chart/interval.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { intervalText } from '../../../server/chart/quantity.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { answered, factsOf } from '../../builders/read.ts';

/** A fact in a word: its value, or why it is unknown. */
const short = (fact: Fact<Interval>): string => (fact.known ? intervalText(fact.value) : fact.why);

describe('a number counts only with a unit that is understood', () => {
  it.each([
    ['UCUM code', quantity(1.8, 'mg/dL'), '1.8'],
    ['unit text without a code', quantity(1.8, undefined, { unit: 'mg/dl' }), '1.8'],
    ['upper case', quantity(1.8, undefined, { unit: 'MG/DL' }), '1.8'],
    ['mole units, with the factor of the series’ laboratory', quantity(34.2, 'umol/L'), '2'],
    ['the other letter for micro', quantity(34.2, undefined, { unit: 'µmol/L' }), '2'],
    [
      'a code of another system falls back to the text',
      quantity(1.8, undefined, { unit: 'mg/dL', system: 'urn:local', code: 'X1' }),
      '1.8',
    ],
    ['no unit', quantity(1.8), 'unusable-unit'],
    ['a unit of another kind', quantity(1.8, 's'), 'unusable-unit'],
    ['an unknown unit', quantity(1.8, 'bananas'), 'unusable-unit'],
    [
      'code and text that disagree',
      quantity(1.8, undefined, { unit: 'umol/L', code: 'mg/dL', system: 'http://unitsofmeasure.org' }),
      'unusable-unit',
    ],
    ['a bare integer', { valueInteger: 1 }, 'unusable-unit'],
    ['a value beyond belief', quantity(180, 'mg/dL'), 'unusable-unit'],
    ['a negative value', quantity(-1, 'mg/dL'), 'unusable-unit'],
    ['a number written as a string', quantity('1.8', 'mg/dL'), 'indeterminate'],
    ['text with unit', { valueString: '1.8 mg/dL' }, '1.8'],
    ['text without unit', { valueString: '1.8' }, 'unusable-unit'],
    ['text that is no number', { valueString: 'see note' }, 'indeterminate'],
    ['decimal comma', { valueString: '1,8 mg/dL' }, 'indeterminate'],
    ['less than', quantity(0.2, 'mg/dL', { comparator: '<' }), '<0.2'],
    ['less than, as text', { valueString: '< 0.2 mg/dL' }, '<0.2'],
    ['GT, as text', { valueString: 'GT 2.5 mg/dL' }, '>2.5'],
    ['GT, as the text of a code', { valueCodeableConcept: { text: 'GT 2.5 mg/dL' } }, '>2.5'],
    ['GT, as the text of a code, without unit', { valueCodeableConcept: { text: 'GT 45' } }, 'unusable-unit'],
    ['a range', { valueRange: { low: { value: 1, unit: 'mg/dL' }, high: { value: 2, unit: 'mg/dL' } } }, '1-2'],
    ['a comparator that is none', quantity(0.2, 'mg/dL', { comparator: '~' }), 'indeterminate'],
    ['more digits than a number can hold', { valueString: `${'9'.repeat(400)} mg/dL` }, 'indeterminate'],
    ['two numbers', { valueString: '1.2 1 mg/dL' }, 'indeterminate'],
    ['thousands set apart by a blank', { valueString: '1 800 mg/dL' }, 'indeterminate'],
    [
      'a range of which an end is a bound itself',
      { valueRange: { low: { value: 1, unit: 'mg/dL', comparator: '<' }, high: { value: 2, unit: 'mg/dL' } } },
      'indeterminate',
    ],
    ['two kinds of value', { ...quantity(1.1, 'mg/dL'), valueString: '4 mg/dL' }, 'conflicting'],
    [
      'a value beside a reason why there is none',
      { ...quantity(1.1, 'mg/dL'), dataAbsentReason: { coding: [{ code: 'error' }] } },
      'conflicting',
    ],
    [
      'a modifier that nobody here understands',
      { ...quantity(1.1, 'mg/dL'), modifierExtension: [{ url: 'x' }] },
      'conflicting',
    ],
    ['no value at all', {}, 'absent'],
    ['a reason for a missing value', { dataAbsentReason: { text: 'hemolyzed' } }, 'absent'],
  ])('%s', (_, value, expected) => {
    expect(short(factsOf([observation(LOINC.bilirubin, value)])['total-bilirubin'])).toBe(expected);
  });

  it.each([
    ['K/uL', 180, '180'],
    ['10*3/uL', 180, '180'],
    ['10*9/L', 180, '180'],
    ['10^3/uL', 180, '180'],
    ['x10E3/uL', 180, '180'],
    ['/uL', 180_000, '180'],
    ['/mm3', 180_000, '180'],
    ['10*3/uL', 180_000, 'unusable-unit'],
    ['10*9/L', 1000, 'unusable-unit'],
    ['/uL', 180, 'unusable-unit'],
    ['%', 50, 'unusable-unit'],
  ])('platelets in %s: %d', (unit, value, expected) => {
    expect(short(factsOf([observation(LOINC.platelets, quantity(value, unit))]).platelets)).toBe(expected);
  });

  it.each([
    ['{INR}', '1.4'],
    ['1', '1.4'],
    ['INR', '1.4'],
    [undefined, '1.4'],
    ['s', 'unusable-unit'],
    ['%', 'unusable-unit'],
  ])('INR with unit %s', (unit, expected) => {
    expect(short(factsOf([observation(LOINC.inr, quantity(1.4, unit))]).inr)).toBe(expected);
  });

  it.each([
    ['creatinine', 'umol/L', 176.8, '2'],
    ['albumin', 'g/L', 35, '3.5'],
    ['sodium', 'meq/L', 140, '140'],
  ] as const)('%s in %s', (input, unit, value, expected) => {
    expect(short(factsOf([observation(LOINC[input], quantity(value, unit))])[input])).toBe(expected);
  });

  it('direct bilirubin is never taken for the total, nor a prothrombin time for an INR', () => {
    const facts = factsOf([
      observation(LOINC.directBilirubin, quantity(0.4, 'mg/dL')),
      observation(LOINC.prothrombinTime, quantity(1.2)),
    ]);
    expect([short(facts['total-bilirubin']), short(facts.inr)]).toEqual(['absent', 'absent']);
  });

  it('reads the component of a panel', () => {
    const component = [
      { code: { coding: [{ system: 'http://loinc.org', code: LOINC.inr }] }, valueQuantity: { value: 1.2 } },
    ];
    expect(short(factsOf([observation('34528-0', { component })]).inr)).toBe('1.2');
  });

  it('a number set apart by a blank is no unit of an INR', () => {
    expect(short(factsOf([observation(LOINC.inr, { valueString: '1.2 1' })]).inr)).toBe('indeterminate');
    expect(short(factsOf([observation(LOINC.platelets, { valueString: '180 10*3/uL' })]).platelets)).toBe('180');
  });

  it('a part of a result with a modifier or a reason for its absence is not used either', () => {
    const code = { coding: [{ system: 'http://loinc.org', code: LOINC.inr }] };
    for (const more of [{ modifierExtension: [{ url: 'x' }] }, { dataAbsentReason: { text: 'clotted' } }]) {
      const component = [{ code, valueQuantity: { value: 1.2 }, ...more }];
      expect(short(factsOf([observation('34528-0', { component })]).inr)).toBe('conflicting');
    }
  });

  it('reads a result contained in its report', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r1',
      status: 'final',
      contained: [observation(LOINC.inr, quantity(1.2))],
    };
    const { inr } = factsOf([report]);
    expect([short(inr), inr.sources[0]?.reference]).toEqual(['1.2', 'DiagnosticReport/r1#o1']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a preliminary report makes its results preliminary', { status: 'preliminary' }, 'preliminary'],
    ['a registered one gives none', { status: 'registered' }, 'none'],
    ['a report of another patient gives none', { subject: { reference: 'Patient/p2' } }, 'none'],
    ['a report of a group gives none', { subject: { reference: 'Group/g' } }, 'none'],
    ['the time of the report is that of a result without one', { effectiveDateTime: '2026-01-10' }, 'final'],
  ])('%s', (_, more, expected) => {
    const inner = observation(LOINC.inr, {
      ...quantity(1.2),
      ...(more.effectiveDateTime ? { effectiveDateTime: undefined } : {}),
    });
    const { effectiveDateTime, subject, ...rest } = inner;
    const contained = [effectiveDateTime === undefined ? rest : { ...rest, effectiveDateTime }];
    const { inr } = factsOf([
      { resourceType: 'DiagnosticReport', id: 'r1', status: 'final', subject, ...more, contained },
    ]);
    expect(inr.known ? inr.sources[0].status : 'none').toBe(expected);
  });

  it('does not read a result contained in a report that was entered in error', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r1',
      status: 'entered-in-error',
      contained: [observation(LOINC.inr, quantity(1.2))],
    };
    expect(short(factsOf([report]).inr)).toBe('absent');
  });

  const report = (contained: readonly object[], more: Record<string, unknown>) => ({
    resourceType: 'DiagnosticReport',
    id: 'r1',
    status: 'final',
    subject: { reference: 'Patient/p1' },
    contained,
    ...more,
  });
  const [low, high] = [observation(LOINC.inr, quantity(1.2)), observation(LOINC.inr, { id: 'o2', ...quantity(1.4) })];
  const version = (versionId: string) => ({ meta: { versionId } });

  it.each<[string, Record<string, unknown>, string]>([
    ['no longer contains', version('2'), 'absent'],
    [
      'names another patient, and no longer contains',
      { ...version('2'), subject: { reference: 'Patient/p9' } },
      'absent',
    ],
    ['was there before and did not contain', version('0'), '1.2'],
    ['cannot be told to be newer and does not contain', {}, 'conflicting'],
  ])('a result that another version of its report %s', (_, more, expected) => {
    for (const versions of [
      [report([low], version('1')), report([], more)],
      [report([], more), report([low], version('1'))],
    ])
      expect(short(factsOf(versions).inr)).toBe(expected);
  });

  it('a newer version of a report may contain another result under another id', () => {
    const { inr } = factsOf([report([low], version('1')), report([high], version('2'))]);
    expect([short(inr), inr.sources.length]).toEqual(['1.4', 1]);
  });

  it('results of two reports without id are no versions of each other', () => {
    const later = { ...high, id: 'o1', effectiveDateTime: '2026-01-15T08:00:00Z' };
    const { inr } = factsOf([report([low], { id: undefined, ...version('2') }), report([later], { id: undefined })]);
    expect(short(inr)).toBe('1.4');
  });
});

describe('every unit that is stated must agree', () => {
  const both = (unit: string, code: string, system = 'http://unitsofmeasure.org') =>
    quantity(1.8, undefined, { unit, code, system });

  it.each<[string, Record<string, unknown>, string]>([
    ['words for the same unit', both('milligrams per decilitre', 'mg/dL'), '1.8'],
    ['a text of another kind', both('mL/min', 'mg/dL'), 'unusable-unit'],
    ['a code of another kind', both('mg/dL', '%'), 'unusable-unit'],
    ['UCUM with https', quantity(1.8, undefined, { code: 'mg/dL', system: 'https://unitsofmeasure.org/' }), '1.8'],
    [
      'UCUM by object identifier',
      quantity(1.8, undefined, { code: 'mg/dL', system: 'urn:oid:2.16.840.1.113883.6.8' }),
      '1.8',
    ],
    ['a name that every object has', quantity(1.8, undefined, { unit: 'constructor' }), 'unusable-unit'],
    ['words behind the unit', { valueString: '1.8 mg/dL H' }, 'unusable-unit'],
  ])('%s', (_, value, expected) => {
    expect(short(factsOf([observation(LOINC.bilirubin, value)])['total-bilirubin'])).toBe(expected);
  });

  it('an INR in seconds is not used, however the code system is written', () => {
    const seconds = quantity(1.2, undefined, { code: 's', system: 'https://unitsofmeasure.org' });
    expect(short(factsOf([observation(LOINC.inr, seconds)]).inr)).toBe('unusable-unit');
  });
});

describe('a result that may be the latest is never passed over', () => {
  const at = (id: string, value: number, more: Record<string, unknown>) =>
    observation(LOINC.inr, { ...quantity(value), id, effectiveDateTime: undefined, ...more });
  const older = at('a', 1.1, { effectiveDateTime: '2026-01-05T08:00:00Z' });

  it.each<[string, Record<string, unknown>, string]>([
    ['without a date, issued later', at('b', 1.9, { issued: '2026-01-14T08:00:00Z' }), 'conflicting'],
    ['without any date', at('b', 1.9, {}), 'conflicting'],
    ['without a date, on the same side', at('b', 1.2, {}), '1.2'],
    ['without a date, issued earlier', at('b', 1.9, { issued: '2026-01-04T08:00:00Z' }), '1.1'],
    ['with a date that is none', at('b', 1.9, { effectiveDateTime: '2026-1-14' }), 'conflicting'],
    [
      'over a period that reaches beyond it',
      at('b', 1.9, { effectivePeriod: { start: '2025-12-10', end: '2026-01-14' } }),
      'conflicting',
    ],
    [
      'over a period whose end is not recorded, issued later',
      at('b', 1.9, { effectivePeriod: { start: '2026-01-04' }, issued: '2026-01-14T08:00:00Z' }),
      'conflicting',
    ],
    ['in a month that holds it', at('b', 1.9, { effectiveDateTime: '2026-01' }), 'conflicting'],
    [
      'without a value',
      {
        ...at('b', 0, { effectiveDateTime: '2026-01-14' }),
        valueQuantity: undefined,
        dataAbsentReason: { text: 'clotted' },
      },
      'absent',
    ],
  ])('%s', (_, other, expected) => {
    for (const order of [
      [older, other],
      [other, older],
    ])
      expect(short(factsOf(order).inr)).toBe(expected);
  });

  it('an old preliminary result does not come alive when the final one is stale', () => {
    const final = at('a', 1.9, { effectiveDateTime: '2025-11-05' });
    const preliminary = at('b', 1.1, { effectiveDateTime: '2026-01-14', status: 'preliminary' });
    expect(factsOf([final, preliminary]).inr).toMatchObject({
      why: 'stale',
      setAside: [{ reference: 'Observation/b' }],
    });
  });

  it('of the same time, one more final and the other issued later, neither is the latest', () => {
    const corrected = at('a', 1.1, {
      effectiveDateTime: '2026-01-10',
      status: 'corrected',
      issued: '2026-01-10T08:00:00Z',
    });
    const final = at('b', 1.9, { effectiveDateTime: '2026-01-10', issued: '2026-01-11T08:00:00Z' });
    expect(short(factsOf([corrected, final]).inr)).toBe('conflicting');
  });
});

describe('only a result that stands is used', () => {
  it.each(['constructor', 'toString', '__proto__'])('status %s is none', (status) => {
    expect(short(factsOf([observation(LOINC.inr, { ...quantity(1.2), status })]).inr)).toBe('absent');
  });

  it.each([
    ['final', '1.2'],
    ['amended', '1.2'],
    ['corrected', '1.2'],
    ['preliminary', '1.2'],
    ['entered-in-error', 'absent'],
    ['cancelled', 'absent'],
    ['registered', 'absent'],
    ['unknown', 'absent'],
    [undefined, 'absent'],
  ])('status %s', (status, expected) => {
    expect(short(factsOf([observation(LOINC.inr, { ...quantity(1.2), status })]).inr)).toBe(expected);
  });

  it('a preliminary result gives way to a final one, even an older one, and is shown beside it', () => {
    const { inr } = factsOf([
      observation(LOINC.inr, { ...quantity(1.2), id: 'final', effectiveDateTime: '2026-01-10' }),
      observation(LOINC.inr, { ...quantity(1.9), id: 'new', status: 'preliminary' }),
    ]);
    expect(short(inr)).toBe('1.2');
    expect(inr.setAside).toMatchObject([
      { reference: 'Observation/new', because: 'preliminary, and a final result exists' },
    ]);
  });

  it('a corrected result supersedes the final one of the same time', () => {
    const { inr } = factsOf([
      observation(LOINC.inr, { ...quantity(1.9), id: 'a' }),
      observation(LOINC.inr, { ...quantity(1.2), id: 'b', status: 'corrected' }),
    ]);
    expect(short(inr)).toBe('1.2');
  });

  it('so does an amended one, which stands like a corrected one', () => {
    const [old, amended] = [
      observation(LOINC.inr, { ...quantity(1.1), id: 'a' }),
      observation(LOINC.inr, { ...quantity(1.9), id: 'b', status: 'amended' }),
    ];
    for (const order of [
      [old, amended],
      [amended, old],
    ])
      expect(short(factsOf(order).inr)).toBe('1.9');
  });

  it('why the only result is not used is said', () => {
    const { inr } = factsOf([observation(LOINC.inr, { ...quantity(1.2), effectiveDateTime: undefined })]);
    expect(inr).toMatchObject({ because: 'no usable INR is recorded (1.2: it carries no date)' });
    const { creatinine } = factsOf([observation(LOINC.creatinine, quantity(1.2))]);
    expect(creatinine).toMatchObject({ because: 'creatinine: no unit is recorded: the bare number is not used' });
  });

  it('what is rejected is named', () => {
    const { inr } = factsOf([observation(LOINC.inr, { ...quantity(1.2), status: 'cancelled' })]);
    expect(inr).toMatchObject({ because: 'no usable INR is recorded (1.2: status is cancelled)' });
  });
});

describe('the latest value decides', () => {
  const at = (id: string, value: number, effectiveDateTime: string, more = {}) =>
    observation(LOINC.inr, { ...quantity(value), id, effectiveDateTime, ...more });

  it.each<[string, readonly unknown[], string]>([
    ['the later time', [at('a', 1.1, '2026-01-12T08:00:00Z'), at('b', 1.4, '2026-01-13T08:00:00Z')], '1.4'],
    [
      'of the same time, the later issued',
      [
        at('a', 1.1, '2026-01-12', { issued: '2026-01-12T10:00:00Z' }),
        at('b', 1.9, '2026-01-12', { issued: '2026-01-12T12:00:00Z' }),
      ],
      '1.9',
    ],
    [
      'of the same time and issue, the later stored',
      [
        at('a', 1.9, '2026-01-12', { meta: { lastUpdated: '2026-01-12T10:00:00Z' } }),
        at('b', 1.1, '2026-01-12', { meta: { lastUpdated: '2026-01-12T12:00:00Z' } }),
      ],
      '1.1',
    ],
    [
      'same time, on two sides of the limit',
      [at('a', 1.4, '2026-01-12T08:00:00Z'), at('b', 1.9, '2026-01-12T08:00:00Z')],
      'conflicting',
    ],
    [
      'same time, on one side of the limit: the worse',
      [at('a', 1.1, '2026-01-12T08:00:00Z'), at('b', 1.4, '2026-01-12T08:00:00Z')],
      '1.4',
    ],
    [
      'same time written with two offsets',
      [at('a', 1.4, '2026-01-12T08:00:00Z'), at('b', 1.9, '2026-01-12T09:00:00+01:00')],
      'conflicting',
    ],
    [
      'a day and a time of that day cannot be ordered',
      [at('a', 1.4, '2026-01-12'), at('b', 1.9, '2026-01-12T08:00:00Z')],
      'conflicting',
    ],
    ['a day before a time of the next day', [at('a', 1.9, '2026-01-12'), at('b', 1.4, '2026-01-13T08:00:00Z')], '1.4'],
    ['the future does not count', [at('a', 1.4, '2026-01-12'), at('b', 1.9, '2026-01-15T09:00:01Z')], '1.4'],
    [
      'issued after asOf was not known yet',
      [at('a', 1.4, '2026-01-12'), at('b', 1.9, '2026-01-14', { issued: '2026-01-16T08:00:00Z' })],
      '1.4',
    ],
    ['no date', [observation(LOINC.inr, { ...quantity(1.2), effectiveDateTime: undefined })], 'absent'],
    [
      'a period that ends before it begins is no date',
      [
        observation(LOINC.inr, {
          ...quantity(1.2),
          effectiveDateTime: undefined,
          effectivePeriod: { start: '2026-01-12', end: '2026-01-10' },
        }),
      ],
      'absent',
    ],
    [
      'two bounds of one time that both may lie on either side',
      ['<1.8', '<1.9'].map((valueString, i) => observation(LOINC.inr, { valueString, id: `o${i}` })),
      '<1.9',
    ],
  ])('%s', (_, resources, expected) => {
    expect(short(factsOf(resources).inr)).toBe(expected);
    expect(short(factsOf(resources.toReversed()).inr)).toBe(expected);
  });

  it('an unusable latest value makes the input unusable; the older one is only shown', () => {
    const { creatinine } = factsOf([
      observation(LOINC.creatinine, { ...quantity(1.1, 'mg/dL'), id: 'old', effectiveDateTime: '2026-01-10' }),
      observation(LOINC.creatinine, { ...quantity(1.2), id: 'new' }),
    ]);
    expect(creatinine).toMatchObject({
      why: 'unusable-unit',
      sources: [{ reference: 'Observation/new' }],
      setAside: [{ reference: 'Observation/old' }],
    });
  });

  it('a value with a time outside the record of equal values is not a conflict', () => {
    const same = [at('a', 1.4, '2026-01-12T08:00:00Z'), at('b', 1.4, '2026-01-12T08:00:00Z')];
    expect(factsOf(same).inr).toMatchObject({
      known: true,
      sources: [{ reference: 'Observation/a' }, { reference: 'Observation/b' }],
    });
  });

  it('a value no criterion limits is conflicting as soon as two differ', () => {
    const two = ['a', 'b'].map((id, i) => observation(LOINC.albumin, { ...quantity(3 + i, 'g/dL'), id }));
    expect(short(factsOf(two).albumin)).toBe('conflicting');
  });
});

describe('a value counts inside its look-back, by the clock of the site', () => {
  it.each([
    ['30 days before, to the minute', '2025-12-16T09:00:00Z', '1.2'],
    ['a second earlier', '2025-12-16T08:59:59Z', 'stale'],
    ['the whole of the 30th day, when there is no time', '2025-12-16', '1.2'],
    ['the day before it', '2025-12-15', 'stale'],
    ['a month counts from its beginning', '2025-12', 'stale'],
    ['a year counts from its beginning', '2026', '1.2'],
  ])('%s', (_, effectiveDateTime, expected) => {
    expect(short(factsOf([observation(LOINC.inr, { ...quantity(1.2), effectiveDateTime })]).inr)).toBe(expected);
  });

  it.each([
    ['30 days before by the clock, an hour less in all', '2026-03-20T12:00:00Z', '2026-02-18T08:00:00-05:00', '1.2'],
    ['a second earlier', '2026-03-20T12:00:00Z', '2026-02-18T07:59:59-05:00', 'stale'],
    ['30 days before by the clock, an hour more in all', '2026-11-10T13:00:00Z', '2026-10-11T08:00:00-04:00', '1.2'],
    ['a second earlier', '2026-11-10T13:00:00Z', '2026-10-11T07:59:59-04:00', 'stale'],
  ])('over a change of the clocks: %s', (_, asOf, effectiveDateTime, expected) => {
    const policy = { ...DEFAULT_POLICY, timeZone: 'America/New_York' };
    const { inr } = factsOf([observation(LOINC.inr, { ...quantity(1.2), effectiveDateTime })], { asOf, policy });
    expect(short(inr)).toBe(expected);
  });

  it('says how old a stale value is, and that the limit is the site’s', () => {
    const { inr } = factsOf([observation(LOINC.inr, { ...quantity(1.2), effectiveDateTime: '2025-12-05T09:00:00Z' })]);
    expect(inr).toMatchObject({ because: 'the latest INR (1.2) is 41 days old; at most 30 days count (site policy)' });
  });

  it('ECOG holds 60 days', () => {
    const at = (effectiveDateTime: string) =>
      short(factsOf([observation(LOINC.ecog, { valueInteger: 1, effectiveDateTime })]).ecog);
    expect([at('2025-11-17'), at('2025-11-15')]).toEqual(['1', 'stale']);
  });
});

describe('an answer is a reading taken when it was given', () => {
  const chart = [observation(LOINC.ecog, { valueInteger: 3, effectiveDateTime: '2026-01-10T08:00:00Z' })];

  it.each([
    ['later than the chart: decides', '2026-01-12T08:00:00Z', '1'],
    ['earlier than the chart: does not', '2026-01-09T08:00:00Z', '3'],
    ['after asOf: not known yet', '2026-01-16T08:00:00Z', '3'],
  ])('%s', (_, at, expected) => {
    const { ecog } = factsOf(chart, { answers: answered({ ecog: 1 }, at) });
    expect(short(ecog)).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['of that day, issued before it', { effectiveDateTime: '2026-01-12', issued: '2026-01-12T07:00:00Z' }, '1'],
    [
      'of that day, issued after it',
      { effectiveDateTime: '2026-01-12', issued: '2026-01-12T09:00:00Z' },
      'conflicting',
    ],
    ['of that month', { effectiveDateTime: '2026-01' }, 'conflicting'],
    [
      'over a period that ends after it',
      { effectiveDateTime: undefined, effectivePeriod: { start: '2026-01-10', end: '2026-01-14' } },
      'conflicting',
    ],
    ['without a date', { effectiveDateTime: undefined }, '1'],
    ['without a date, issued before it', { effectiveDateTime: undefined, issued: '2026-01-12T07:00:00Z' }, '1'],
    [
      'without a date, issued after it',
      { effectiveDateTime: undefined, issued: '2026-01-13T07:00:00Z' },
      'conflicting',
    ],
  ])('beside a result %s', (_, when, expected) => {
    const result = observation(LOINC.ecog, { valueInteger: 3, ...when });
    const { ecog } = factsOf([result], { answers: answered({ ecog: 1 }, '2026-01-12T08:00:00Z') });
    expect(short(ecog)).toBe(expected);
  });

  it('shows the chart’s value beside it', () => {
    const { ecog } = factsOf(chart, { answers: answered({ ecog: 1 }) });
    expect(ecog.setAside).toMatchObject([{ reference: 'Observation/o1', asRecorded: '3' }]);
  });

  it('on the day of an undated-by-hour result the answer decides', () => {
    const today = [observation(LOINC.ecog, { valueInteger: 3, effectiveDateTime: '2026-01-15' })];
    expect(short(factsOf(today, { answers: answered({ ecog: 1 }) }).ecog)).toBe('1');
  });
});
