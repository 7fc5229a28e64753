import { describe, expect, it } from 'vitest';
import { intervalText } from '../../../server/chart/quantity.ts';
import { LOINC, observation } from '../../builders/observation.ts';
import { factsOf } from '../../builders/read.ts';

const coded = (system: string, code: string) => ({ valueCodeableConcept: { coding: [{ system, code }] } });
const text = (value: string) => ({ valueCodeableConcept: { text: value } });

const read = (code: string, value: Record<string, unknown>): string => {
  const { ecog } = factsOf([observation(code, value)]);
  return ecog.known ? intervalText(ecog.value) : ecog.why;
};

describe('ECOG is read however it is recorded', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['integer 0 is a value', { valueInteger: 0 }, '0'],
    ['integer', { valueInteger: 2 }, '2'],
    ['quantity', { valueQuantity: { value: 1 } }, '1'],
    [
      'quantity with {score}',
      { valueQuantity: { value: 1, code: '{score}', system: 'http://unitsofmeasure.org' } },
      '1',
    ],
    ['LOINC answer', coded('http://loinc.org', 'LA9624-3'), '2'],
    ['SNOMED CT grade 0', coded('http://snomed.info/sct', '425389002'), '0'],
    ['SNOMED CT grade 4', coded('http://snomed.info/sct', '423237006'), '4'],
    ['SNOMED CT by object identifier', coded('urn:oid:2.16.840.1.113883.6.96', '422512005'), '1'],
    ['text of a concept', text('ECOG 1'), '1'],
    ['grade with description', { valueString: '1 - Restricted in strenuous activity' }, '1'],
    ['grade and colon', { valueString: 'ECOG PS: 2' }, '2'],
    ['two grades', { valueString: '1-2' }, '1-2'],
    ['at most', { valueString: '<=2' }, '<=2'],
    ['a grade that does not exist', { valueInteger: 7 }, 'indeterminate'],
    ['less than every number', { valueInteger: Number.NEGATIVE_INFINITY }, 'indeterminate'],
    ['half a grade', { valueQuantity: { value: 1.5 } }, 'indeterminate'],
    ['half a grade as text', { valueString: 'ECOG 1.5' }, 'indeterminate'],
    ['a ten', { valueString: 'ECOG 10' }, 'indeterminate'],
    ['words', { valueString: 'good' }, 'indeterminate'],
    ['the words of the second grade', { valueString: '2 - up and about more than 50% of waking hours' }, '2'],
    ['a change', { valueString: '1->3' }, 'indeterminate'],
    ['two opinions', { valueString: '2 (patient) / 3 (physician)' }, 'indeterminate'],
    ['two grades in words', { valueString: 'grade 2-grade 3' }, 'indeterminate'],
    ['a decimal comma', { valueString: 'ECOG 1,5' }, 'indeterminate'],
    ['another scale beside it', { valueString: 'ECOG 1 (KPS 50)' }, 'indeterminate'],
    ['not assessed', { valueString: '0 - not assessed' }, 'indeterminate'],
    [
      'codes that contradict',
      {
        valueCodeableConcept: {
          coding: [
            { system: 'http://loinc.org', code: 'LA9623-5' },
            { system: 'http://snomed.info/sct', code: '423053003' },
          ],
        },
      },
      'indeterminate',
    ],
    [
      'a code and a text that contradict',
      { valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA9623-5' }], text: 'ECOG 3' } },
      'indeterminate',
    ],
    [
      'a number and an interpretation that contradict',
      { valueInteger: 1, interpretation: [{ coding: [{ system: 'http://loinc.org', code: 'LA9625-0' }] }] },
      'indeterminate',
    ],
    [
      'a number and the interpretation of the same grade',
      { valueInteger: 1, interpretation: [{ coding: [{ system: 'http://loinc.org', code: 'LA9623-5' }] }] },
      '1',
    ],
    [
      'two interpretations that contradict',
      {
        interpretation: ['LA9623-5', 'LA9625-0'].map((code) => ({ coding: [{ system: 'http://loinc.org', code }] })),
      },
      'absent',
    ],
    [
      'the interpretation behind another one',
      { interpretation: [{ text: 'H' }, { coding: [{ system: 'http://loinc.org', code: 'LA9625-0' }] }] },
      '3',
    ],
    [
      'a code and a display that contradict',
      { valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA9623-5', display: 'ECOG 3' }] } },
      'indeterminate',
    ],
    ['not assessable', { valueString: '0 - unable to assess' }, 'indeterminate'],
    ['still open', { valueString: '0 (pending)' }, 'indeterminate'],
    ['put off', { valueString: '0; deferred' }, 'indeterminate'],
    ['refused', { valueString: '0 - refused' }, 'indeterminate'],
    ['a placeholder', { valueString: '0 - missing' }, 'indeterminate'],
    ['a guess', { valueString: '1 - estimated' }, 'indeterminate'],
    ['of an earlier time', { valueString: '2 - previously, bedridden now' }, 'indeterminate'],
    ['of last year', { valueString: '1: last year' }, 'indeterminate'],
    ['on the way down', { valueString: 'ECOG 1, declining to three' }, 'indeterminate'],
    [
      'the words of the second grade, which hold "unable"',
      { valueString: '2 - Ambulatory and capable of all selfcare but unable to carry out any work activities' },
      '2',
    ],
    [
      'the interpretation alone',
      { interpretation: [{ coding: [{ system: 'http://loinc.org', code: 'LA9625-0' }] }] },
      '3',
    ],
  ])('%s', (_, value, expected) => {
    expect(read(LOINC.ecog, value)).toBe(expected);
  });
});

describe('Karnofsky stands for the ECOG grades it maps to', () => {
  it.each([
    [100, '0-1'],
    [70, '0-1'],
    [60, '2'],
    [50, '2'],
    [40, '3'],
    [20, '4'],
    [0, '5'],
  ])('Karnofsky %d', (valueInteger, expected) => {
    expect(read(LOINC.karnofsky, { valueInteger })).toBe(expected);
  });

  it('shows the score that was recorded', () => {
    const { ecog } = factsOf([observation(LOINC.karnofsky, { valueInteger: 80 })]);
    expect(ecog.sources[0]).toMatchObject({ asRecorded: '80', converted: 'ECOG 0-1 (from Karnofsky)' });
  });

  it('a score that does not exist is indeterminate', () => {
    expect(read(LOINC.karnofsky, { valueInteger: 170 })).toBe('indeterminate');
  });
});
