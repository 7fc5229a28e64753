import { describe, expect, it } from 'vitest';
import { concept } from '../../builders/condition.ts';
import { administered, drug } from '../../builders/medication.ts';
import { factsOf } from '../../builders/read.ts';

const given = (...resources: readonly unknown[]) => factsOf(resources)['doxorubicin-given'];
const dosage = (value: unknown, unit?: string, more = {}) => ({
  dosage: { dose: { value, ...(unit === undefined ? {} : { unit }) }, ...more },
});
const count = (...resources: readonly unknown[]): number | string => {
  const fact = given(...resources);
  return fact.known ? fact.value.length : fact.why;
};

describe('a dose of doxorubicin is a completed administration', () => {
  it.each<[string, unknown, number | string]>([
    ['completed', administered(drug.doxorubicin), 1],
    ['without a date', administered(drug.doxorubicin, { effectiveDateTime: undefined }), 1],
    ['years ago', administered(drug.doxorubicin, { effectiveDateTime: '2009' }), 1],
    [
      'over a time',
      administered(drug.doxorubicin, { effectiveDateTime: undefined, effectivePeriod: { start: '2026-01-01' } }),
      1,
    ],
    ['after asOf', administered(drug.doxorubicin, { effectiveDateTime: '2026-02-01' }), 'absent'],
    ['not done', administered(drug.doxorubicin, { status: 'not-done' }), 'absent'],
    ['entered in error', administered(drug.doxorubicin, { status: 'entered-in-error' }), 'absent'],
    ['stopped: part of it may have been given', administered(drug.doxorubicin, { status: 'stopped' }), 'indeterminate'],
    ['in progress', administered(drug.doxorubicin, { status: 'in-progress' }), 'indeterminate'],
    ['another drug', administered(drug.named('epirubicin 100 mg')), 'absent'],
    ['somebody else’s', administered(drug.doxorubicin, { subject: { reference: 'Patient/p2' } }), 'absent'],
    [
      'only ordered',
      { ...administered(drug.doxorubicin), resourceType: 'MedicationRequest', status: 'active' },
      'absent',
    ],
  ])('%s', (_, resource, expected) => {
    expect(count(resource)).toBe(expected);
  });

  it('that none is recorded does not mean that none was given', () => {
    expect(given()).toMatchObject({
      because: 'no dose of doxorubicin is recorded, which does not show that none was given',
    });
  });

  it('stands in the order in which they were given, with what else is recorded', () => {
    const late = administered(drug.doxorubicin, {
      id: 'late',
      ...dosage(75, 'mg', { route: { text: 'Intra-arterial' }, site: { text: 'Right hepatic artery' } }),
    });
    const early = administered(drug.doxorubicin, { id: 'early', effectiveDateTime: '2025-03', ...dosage(120, 'mg') });
    expect(given(late, early)).toMatchObject({
      value: [
        { given: '2025-03', dose: { mg: 120 }, route: '', reference: 'MedicationAdministration/early' },
        { dose: { mg: 75 }, route: 'Intra-arterial', site: 'Right hepatic artery', recognizedBy: 'code' },
      ],
      sources: [
        { reference: 'MedicationAdministration/early', asRecorded: expect.stringContaining('120 mg') },
        { reference: 'MedicationAdministration/late', recordedAt: '2026-01-10T08:00:00Z', status: 'completed' },
      ],
    });
  });
});

describe('a dose counts in mg', () => {
  const doseOf = (more: object) => {
    const fact = given(administered(drug.doxorubicin, { ...more }));
    return fact.known ? fact.value[0]?.dose : undefined;
  };

  it.each<[string, object, object]>([
    ['mg', dosage(75, 'mg'), { mg: 75 }],
    ['MG', dosage(75, 'MG'), { mg: 75 }],
    ['g', dosage(0.075, 'g'), { mg: 75 }],
    ['mcg', dosage(75_000, 'mcg'), { mg: 75 }],
    ['a UCUM code', { dosage: { dose: { value: 75, system: 'http://unitsofmeasure.org', code: 'mg' } } }, { mg: 75 }],
    ['per body surface', dosage(75, 'mg/m2'), { because: 'unit "mg/m2" is not one we can convert to mg' }],
    ['a volume', dosage(25, 'mL'), { because: 'unit "mL" is not one we can convert to mg' }],
    ['no unit', dosage(75), { because: 'no unit is recorded: the bare number is not used' }],
    ['no dose', { dosage: { text: '75 mg' } }, { because: 'no dose is recorded' }],
    ['no dosage', {}, { because: 'no dose is recorded' }],
    ['no number', dosage('75', 'mg'), { because: '"75 mg" cannot be read as a number' }],
    [
      'a bound',
      { dosage: { dose: { value: 75, unit: 'mg', comparator: '<' } } },
      { because: 'the dose is not recorded exactly' },
    ],
    ['beyond belief', dosage(75, 'g'), { because: '75000 mg is implausible: value or unit is probably wrong' }],
  ])('%s', (_, more, expected) => {
    expect(doseOf(more)).toEqual(expected);
  });
});

describe('the drug is read from where the record names it', () => {
  const medication = (more: object) => ({ resourceType: 'Medication', id: 'd1', ...more });
  const pointing = (reference: string, more: object = {}) =>
    administered({ medicationReference: { reference, ...more } });

  it.each<[string, readonly unknown[], unknown]>([
    ['ingredient code', [administered({ medicationCodeableConcept: concept('rxnorm', '3639') })], 'code'],
    [
      'code system by its object identifier',
      [
        administered({
          medicationCodeableConcept: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.88', code: '3639' }] },
        }),
      ],
      'code',
    ],
    ['name', [administered(drug.named('DOXOrubicin 50 mg in 0.9 % NaCl'))], 'name'],
    [
      'display of a local code',
      [
        administered({
          medicationCodeableConcept: { coding: [{ system: 'urn:local', code: '7', display: 'Doxorubicin HCl' }] },
        }),
      ],
      'name',
    ],
    ['Medication of the record', [pointing('Medication/d1'), medication({ code: concept('rxnorm', '3639') })], 'code'],
    [
      'by its full address and version',
      [pointing('https://ehr.example/fhir/Medication/d1/_history/2'), medication({ code: concept('rxnorm', '3639') })],
      'code',
    ],
    [
      'an ingredient of it',
      [
        pointing('Medication/d1'),
        medication({
          ingredient: [{ itemCodeableConcept: { text: 'beads' } }, { itemCodeableConcept: concept('rxnorm', '3639') }],
        }),
      ],
      'code',
    ],
    ['contained', [{ ...pointing('#d1'), contained: [medication({ code: concept('rxnorm', '3639') })] }], 'code'],
    [
      'the words of a reference that leads nowhere',
      [pointing('Medication/d9', { display: 'doxorubicin injection' })],
      'name',
    ],
    [
      'a Medication entered in error',
      [pointing('Medication/d1'), medication({ status: 'entered-in-error', code: concept('rxnorm', '3639') })],
      'indeterminate',
    ],
    ['a reference that leads nowhere', [pointing('Medication/d9')], 'indeterminate'],
    ['no drug at all', [administered({})], 'indeterminate'],
    [
      'a local code without words',
      [administered({ medicationCodeableConcept: { coding: [{ system: 'urn:local', code: '7' }] } })],
      'indeterminate',
    ],
  ])('%s', (_, resources, expected) => {
    const fact = given(...resources);
    expect(fact.known ? fact.value[0]?.recognizedBy : fact.why).toBe(expected);
  });

  it('doses of which the drug cannot be read are shown beside those that were', () => {
    const fact = given(administered(drug.doxorubicin), { ...pointing('Medication/d9'), id: 'm2' });
    expect(fact).toMatchObject({
      known: true,
      setAside: [
        { reference: 'MedicationAdministration/m2', because: 'which drug it is cannot be read (so with 1 in all)' },
      ],
    });
  });

  it.each(['doxorubicin liposomal 20 mg', 'Pegylated liposomal doxorubicin', 'Caelyx 20 mg'])(
    '%s is another preparation: shown, never added',
    (text) => {
      const fact = given(administered(drug.named(text)));
      expect(fact).toMatchObject({
        why: 'indeterminate',
        setAside: [{ because: 'liposomal doxorubicin, which is another preparation' }],
      });
    },
  );
});

describe('administrations that could not be read', () => {
  it('leave the doses not readable, even those that arrived', () => {
    const gaps = [
      {
        query: 'medication administrations',
        reason: 'the EHR refused access (403)',
        feeds: ['doxorubicin-given'] as const,
      },
    ];
    expect(factsOf([administered(drug.doxorubicin)], { gaps })['doxorubicin-given']).toMatchObject({
      why: 'not-readable',
      sources: [{ reference: 'MedicationAdministration/m1' }],
    });
  });
});
