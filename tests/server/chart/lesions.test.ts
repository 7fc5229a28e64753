import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../server/chart/fact.ts';
import type { Interval } from '../../../server/chart/interval.ts';
import { intervalText } from '../../../server/chart/quantity.ts';
import { concept, LIVER, LUNG } from '../../builders/condition.ts';
import { observation } from '../../builders/observation.ts';
import { answered, factsOf } from '../../builders/read.ts';

const short = (fact: Fact<Interval>): string => (fact.known ? intervalText(fact.value) : fact.why);
const tumor = (id: string, location: unknown = LIVER, more = {}) => ({
  resourceType: 'BodyStructure',
  id,
  location,
  ...more,
});
const size = (id: string, tumorId: string, value: number, unit = 'cm', effectiveDateTime = '2026-01-05') =>
  observation('21889-1', {
    id,
    effectiveDateTime,
    focus: [{ reference: `BodyStructure/${tumorId}` }],
    component: [
      { code: concept('snomed', 'x') },
      { code: { coding: [{ system: 'http://loinc.org', code: '33728-7' }] }, valueQuantity: { value, unit } },
    ],
  });
const orphan = (id: string, value: number, more = {}) => ({ ...size(id, 't1', value), focus: undefined, ...more });
const lesions = (resources: readonly unknown[], more = {}) => {
  const facts = factsOf(resources, more);
  return [short(facts['lesion-count']), short(facts['largest-lesion-cm'])];
};

describe('liver lesions are the tumors recorded in the liver', () => {
  it.each<[string, readonly unknown[], readonly string[]]>([
    [
      'two measured tumors',
      [tumor('t1'), tumor('t2', concept('snomed', '277961009')), size('a', 't1', 24, 'mm'), size('b', 't2', 1.2)],
      ['2', '2.4'],
    ],
    [
      'a tumor elsewhere does not count',
      [tumor('t1'), tumor('t2', LUNG), size('a', 't1', 1), size('b', 't2', 5)],
      ['1', '1'],
    ],
    [
      'one that is no longer active does not count',
      [tumor('t1'), tumor('t2', LIVER, { active: false }), size('a', 't1', 1)],
      ['1', '1'],
    ],
    [
      'the latest size of a tumor counts',
      [tumor('t1'), size('a', 't1', 4, 'cm', '2025-12-01'), size('b', 't1', 2)],
      ['1', '2'],
    ],
    [
      'a tumor without a size leaves the largest open upwards',
      [tumor('t1'), tumor('t2'), size('a', 't1', 2)],
      ['2', '>=2'],
    ],
    [
      'so does one whose size is too old',
      [tumor('t1'), tumor('t2'), size('a', 't1', 2), size('b', 't2', 1, 'cm', '2025-06-01')],
      ['2', '>=2'],
    ],
    [
      'so does one whose unit is not understood',
      [tumor('t1'), tumor('t2'), size('a', 't1', 2), size('b', 't2', 1, 'px')],
      ['2', '>=2'],
    ],
    ['all sizes too old', [tumor('t1'), size('a', 't1', 2, 'cm', '2025-06-01')], ['stale', 'stale']],
    ['no size at all', [tumor('t1')], ['absent', 'absent']],
    [
      'a tumor named, but not coded, in the liver counts',
      [tumor('t1', { text: 'Right lobe of liver' }), size('a', 't1', 5)],
      ['1', '5'],
    ],
    [
      'one of which nobody can tell where it is leaves both open',
      [tumor('t1'), tumor('t2', {}), size('a', 't1', 2)],
      ['>=1', '>=2'],
    ],
    [
      'a larger dimension in another place of the measurement counts',
      [tumor('t1'), { ...size('a', 't1', 2), valueQuantity: { value: 4, unit: 'cm' } }],
      ['1', '4'],
    ],
    [
      'a dimension that cannot be read leaves the size open',
      [tumor('t1'), { ...size('a', 't1', 2), valueQuantity: { value: 4, unit: 'px' } }],
      ['1', 'unusable-unit'],
    ],
    [
      'two sizes of one day on both sides of the limit',
      [tumor('t1'), size('a', 't1', 2), size('b', 't1', 4)],
      ['1', 'conflicting'],
    ],
    ['a size of no recorded tumor', [size('a', 't1', 2)], ['absent', 'absent']],
    ['one that says it lies in the liver', [orphan('a', 2, { bodySite: LIVER })], ['>=1', '>=2']],
    ['one beside a recorded tumor leaves both open', [tumor('t1'), size('a', 't1', 2), orphan('b', 5)], ['>=1', '>=2']],
    [
      'one in the liver counts when it is the largest',
      [tumor('t1'), size('a', 't1', 2), orphan('b', 5, { bodySite: LIVER })],
      ['>=1', '>=5'],
    ],
    [
      'one of a tumor that is not in the record leaves both open',
      [tumor('t1'), size('a', 't1', 2), size('b', 't9', 5)],
      ['>=1', '>=2'],
    ],
    [
      'one without a date leaves both open',
      [tumor('t1'), size('a', 't1', 2), orphan('b', 5, { effectiveDateTime: undefined })],
      ['>=1', '>=2'],
    ],
    ['one elsewhere does not count', [tumor('t1'), size('a', 't1', 2), orphan('b', 5, { bodySite: LUNG })], ['1', '2']],
    [
      'one that is too old does not count',
      [tumor('t1'), size('a', 't1', 2), orphan('b', 5, { effectiveDateTime: '2025-06-01' })],
      ['1', '2'],
    ],
    [
      'one that was entered in error does not count',
      [tumor('t1'), size('a', 't1', 2), orphan('b', 5, { status: 'entered-in-error' })],
      ['1', '2'],
    ],
    [
      'one of a tumor that is no longer active does not count',
      [tumor('t1'), tumor('t2', LIVER, { active: false }), size('a', 't1', 2), size('b', 't2', 5)],
      ['1', '2'],
    ],
    [
      'a maximum dimension recorded by itself',
      [
        tumor('t1'),
        size('a', 't1', 2),
        observation('33728-7', {
          id: 'b',
          effectiveDateTime: '2026-01-10',
          focus: [{ reference: 'BodyStructure/t1' }],
          valueQuantity: { value: 5, unit: 'cm' },
        }),
      ],
      ['1', '5'],
    ],
  ])('%s', (_, resources, expected) => {
    expect(lesions(resources)).toEqual(expected);
    expect(lesions(resources.toReversed())).toEqual(expected);
  });

  it.each([
    ...['Segment VII', 'seg 4a', 'Right lobe', 'dome', 'S8', 'Abdomen', 'RUQ', 'Leber', 'bilobar', 'caudate'],
    ...['segment 4 beside the gallbladder', 'segment 6, at the right kidney'],
  ])('"%s" may be the liver', (text) => {
    const resources = [tumor('t1'), size('a', 't1', 2), tumor('t2', { text }), size('b', 't2', 5)];
    expect(lesions(resources)).toEqual(['>=1', '>=2']);
  });

  it.each([
    ...[
      'Lung, right upper lobe',
      'lung S6',
      'Left kidney',
      'retroperitoneum',
      'Hepatic flexure of colon',
      'left thigh',
    ],
    ...['T7 vertebra', 'inguinal lymph node', 'Uterus', 'left arm', 'pelvic sidewall'],
  ])('"%s" is not the liver', (text) => {
    const resources = [tumor('t1'), size('a', 't1', 2), tumor('t2', { text }), size('b', 't2', 5)];
    expect(lesions(resources)).toEqual(['1', '2']);
  });

  it('each tumor and the measurement that decided are cited, in whatever order they arrive', () => {
    const resources = [tumor('t1'), tumor('t2'), size('a', 't1', 2.4), size('b', 't2', 1.2)];
    for (const order of [resources, resources.toReversed()]) {
      const facts = factsOf(order);
      const references = facts['lesion-count'].sources.map(({ reference }) => reference);
      expect(references).toEqual(['BodyStructure/t1', 'BodyStructure/t2']);
      expect(facts['largest-lesion-cm'].sources).toMatchObject([{ reference: 'Observation/a', asRecorded: '2.4 cm' }]);
      expect(facts['largest-lesion-cm'].setAside).toMatchObject([{ reference: 'Observation/b' }]);
    }
  });

  it('a clinician’s later count and size decide, the chart’s are shown', () => {
    const resources = [tumor('t1'), size('a', 't1', 2)];
    expect(lesions(resources, { answers: answered({ 'lesion-count': 4, 'largest-lesion-cm': 3.5 }) })).toEqual([
      '4',
      '3.5',
    ]);
  });
});
