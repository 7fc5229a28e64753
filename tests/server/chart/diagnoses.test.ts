import { describe, expect, it } from 'vitest';
import {
  concept,
  condition,
  GIST,
  LEIOMYOSARCOMA,
  LIVER,
  LIVER_METASTASIS,
  LUNG,
  METASTASIS,
} from '../../builders/condition.ts';
import { observation } from '../../builders/observation.ts';
import { answered, factsOf } from '../../builders/read.ts';

const MORPHOLOGY = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior';

const histology = (resources: readonly unknown[]): string => {
  const { histology: fact } = factsOf(resources);
  return fact.known ? fact.value.kind : fact.why;
};
const liver = (...conditions: readonly unknown[]): string => {
  const fact = factsOf(conditions)['liver-metastasis'];
  return fact.known ? 'active' : fact.why;
};

describe('histology is what a code that names it says', () => {
  it.each<[string, readonly unknown[], string]>([
    ['a disorder', [condition(LEIOMYOSARCOMA)], 'leiomyosarcoma'],
    [
      'a morphology extension on a site code',
      [
        condition(concept('icd', 'C48.0'), {
          extension: [{ url: MORPHOLOGY, valueCodeableConcept: concept('icdO', '8890/3') }],
        }),
      ],
      'leiomyosarcoma',
    ],
    [
      'the metastatic behaviour of it',
      [
        condition(LIVER_METASTASIS, {
          extension: [{ url: MORPHOLOGY, valueCodeableConcept: concept('icdO', '8890/6') }],
        }),
      ],
      'leiomyosarcoma',
    ],
    [
      'a pathology result',
      [observation('31206-6', { valueCodeableConcept: concept('icdO', '8890/3') })],
      'leiomyosarcoma',
    ],
    [
      'a cancelled pathology result',
      [observation('31206-6', { status: 'cancelled', valueCodeableConcept: concept('icdO', '8890/3') })],
      'absent',
    ],
    ['a resolved primary', [condition(LEIOMYOSARCOMA, { clinicalStatus: 'resolved' })], 'leiomyosarcoma'],
    ['stromal tumor only', [condition(GIST)], 'other'],
    ['stromal tumor without the dot', [condition(concept('icd', 'C49A2'))], 'other'],
    ['hepatocellular carcinoma only', [condition(concept('icd', 'C22.0'))], 'other'],
    ['both', [condition(GIST), condition(LEIOMYOSARCOMA, { id: 'c2' })], 'leiomyosarcoma'],
    ['a site only', [condition(concept('icd', 'C49.4'))], 'absent'],
    ['refuted', [condition(LEIOMYOSARCOMA, { verificationStatus: 'refuted' })], 'absent'],
    ['entered in error', [condition(LEIOMYOSARCOMA, { verificationStatus: 'entered-in-error' })], 'absent'],
    [
      'a preliminary pathology result',
      [observation('31206-6', { status: 'preliminary', valueCodeableConcept: concept('icdO', '8890/3') })],
      'indeterminate',
    ],
    ['differential', [condition(LEIOMYOSARCOMA, { verificationStatus: 'differential' })], 'indeterminate'],
    ['confirmed', [condition(LEIOMYOSARCOMA, { verificationStatus: 'confirmed' })], 'leiomyosarcoma'],
    ['recorded after asOf', [condition(LEIOMYOSARCOMA, { recordedDate: '2026-02-01' })], 'absent'],
    ['text alone', [condition({ text: 'leiomyosarcoma' })], 'absent'],
    ['the benign tumor of the same cells', [condition(concept('icdO', '8890/0'))], 'absent'],
  ])('%s', (_, resources, expected) => {
    expect(histology(resources)).toBe(expected);
  });
});

describe('histology is of one tumor', () => {
  const morphology = (code: string) => ({
    extension: [{ url: MORPHOLOGY, valueCodeableConcept: concept('icdO', code) }],
  });
  const stromalMetastasis = condition(LIVER_METASTASIS, { id: 'm1', ...morphology('8936/6') });
  const primary = condition(LEIOMYOSARCOMA);

  it.each<[string, readonly unknown[], string]>([
    ['a stromal tumor with the morphology of a leiomyosarcoma', [condition(GIST, morphology('8890/3'))], 'conflicting'],
    [
      'two codings of one concept',
      [condition({ coding: [...(LEIOMYOSARCOMA.coding as []), ...(GIST.coding as [])] })],
      'conflicting',
    ],
    [
      'that record beside one that only says leiomyosarcoma',
      [condition(GIST, morphology('8890/3')), condition(LEIOMYOSARCOMA, { id: 'c2' })],
      'leiomyosarcoma',
    ],
    ['a liver metastasis that is of a stromal tumor', [primary, stromalMetastasis], 'conflicting'],
    [
      'a second one that is of the leiomyosarcoma',
      [primary, stromalMetastasis, condition(LIVER_METASTASIS, { id: 'm2', ...morphology('8890/6') })],
      'leiomyosarcoma',
    ],
    [
      'a second one that does not say',
      [primary, stromalMetastasis, condition(LIVER_METASTASIS, { id: 'm2' })],
      'conflicting',
    ],
    [
      'the one of the stromal tumor has ended',
      [primary, { ...stromalMetastasis, clinicalStatus: { coding: [{ code: 'resolved' }] } }],
      'leiomyosarcoma',
    ],
  ])('%s', (_, resources, expected) => {
    expect(histology(resources)).toBe(expected);
    expect(histology(resources.toReversed())).toBe(expected);
  });
});

describe('a liver metastasis counts while it is active', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['active', { clinicalStatus: 'active' }, 'active'],
    ['recurrence', { clinicalStatus: 'recurrence' }, 'active'],
    ['no clinical status', {}, 'active'],
    ['resolved', { clinicalStatus: 'resolved' }, 'absent'],
    ['inactive', { clinicalStatus: 'inactive' }, 'absent'],
    ['remission', { clinicalStatus: 'remission' }, 'absent'],
    ['ended before asOf', { abatementDateTime: '2025-12-01' }, 'absent'],
    [
      'ended after asOf, as was stored then',
      { clinicalStatus: 'resolved', abatementDateTime: '2026-03-01', meta: { lastUpdated: '2026-03-02T08:00:00Z' } },
      'active',
    ],
    ['resolved, with an end in the future', { clinicalStatus: 'resolved', abatementDateTime: '2027' }, 'absent'],
    ['ended in words', { abatementString: 'last year' }, 'absent'],
    ['provisional', { verificationStatus: 'provisional' }, 'indeterminate'],
    ['begins after asOf', { onsetDateTime: '2026-02-01' }, 'absent'],
  ])('%s', (_, more, expected) => {
    expect(liver(condition(LIVER_METASTASIS, more))).toBe(expected);
  });

  it.each<[string, unknown, string]>([
    ['a metastasis code with a site in the liver', condition(METASTASIS, { bodySite: [LIVER] }), 'active'],
    ['a metastasis code without a site', condition(METASTASIS), 'absent'],
    ['a metastasis code with another site', condition(METASTASIS, { bodySite: [LUNG] }), 'absent'],
    ['ICD-10-CM', condition(concept('icd', 'C78.7')), 'active'],
    ['the bone code that is often taken for the liver', condition(concept('snomed', '94222008')), 'absent'],
    ['a primary sarcoma of the liver', condition(concept('icd', 'C22.4')), 'absent'],
  ])('%s', (_, resource, expected) => {
    expect(liver(resource)).toBe(expected);
  });

  it('says that the recorded one has ended', () => {
    const fact = factsOf([condition(LIVER_METASTASIS, { clinicalStatus: 'resolved' })])['liver-metastasis'];
    expect(fact).toMatchObject({ because: 'no active liver metastasis is recorded; the recorded one has ended' });
  });

  it('dates the first one by onset, else by its recording', () => {
    const facts = factsOf([
      condition(LIVER_METASTASIS, { id: 'a', recordedDate: '2025-11-01' }),
      condition(LIVER_METASTASIS, { id: 'b', onsetDateTime: '2025-06', recordedDate: '2025-12-01' }),
    ]);
    expect(facts['liver-metastasis-date']).toMatchObject({ value: '2025-06' });
  });
});

describe('a status counts wherever it stands in the concept', () => {
  const coded = (...codes: readonly string[]) => ({ coding: codes.map((code) => ({ code })) });

  it.each<[string, Record<string, unknown>]>([
    ['behind a local code', { clinicalStatus: coded('A', 'resolved') }],
    ['as text beside a local code', { clinicalStatus: { ...coded('A'), text: 'Resolved' } }],
    ['as a display', { clinicalStatus: { coding: [{ code: 'A', display: 'In Remission' }, { code: 'remission' }] } }],
    ['of the verification', { verificationStatus: coded('X', 'refuted') }],
    ['of the verification, in capitals', { verificationStatus: coded('ENTERED-IN-ERROR') }],
  ])('%s', (_, status) => {
    expect(liver({ ...condition(LIVER_METASTASIS), ...status })).toBe('absent');
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a verification in words',
      { verificationStatus: { text: 'Suspected' } },
      'a liver metastasis is recorded, but only suspected',
    ],
    [
      'two verifications that contradict',
      { verificationStatus: coded('confirmed', 'unconfirmed') },
      'a liver metastasis is recorded, but only unconfirmed',
    ],
    [
      'a verification of another code system',
      { verificationStatus: concept('snomed', '410516002') },
      'a liver metastasis is recorded, but only 410516002',
    ],
    [
      'a clinical status in words',
      { clinicalStatus: { text: 'No evidence of disease' } },
      'a liver metastasis is recorded, but its clinical status (no-evidence-of-disease) is not understood',
    ],
    [
      'a modifier',
      { modifierExtension: [{ url: 'http://example.org/negated' }] },
      'a liver metastasis is recorded, but only with a modifier that is not understood',
    ],
  ])('one that is not understood leaves the diagnosis open: %s', (_, status, because) => {
    const fact = factsOf([{ ...condition(LIVER_METASTASIS), ...status }])['liver-metastasis'];
    expect(fact).toMatchObject({ known: false, why: 'indeterminate', because });
  });

  it.each<[string, Record<string, unknown>]>([
    ['a verification in words', { verificationStatus: { text: 'Ruled out' } }],
    ['a modifier', { modifierExtension: [{ url: 'http://example.org/negated' }] }],
  ])('nor does it name a histology: %s', (_, status) => {
    expect(histology([{ ...condition(LEIOMYOSARCOMA), ...status }])).toBe('indeterminate');
  });

  it.each<[string, Record<string, unknown>]>([
    ['clinical status', { clinicalStatus: [coded('resolved')] }],
    ['verification', { verificationStatus: [coded('refuted')] }],
  ])('a list of one is read as that one: %s', (_, status) => {
    expect(liver({ ...condition(LIVER_METASTASIS), ...status })).toBe('absent');
  });

  it('two versions of which none is newer leave the diagnosis open', () => {
    const versions = ['active', 'resolved'].map((clinicalStatus) => condition(LIVER_METASTASIS, { clinicalStatus }));
    expect(liver(...versions)).toBe('indeterminate');
  });

  it('a pathology result that was issued after asOf was not known', () => {
    const result = { valueCodeableConcept: concept('icdO', '8890/3'), issued: '2026-02-01T08:00:00Z' };
    expect(histology([observation('31206-6', result)])).toBe('absent');
  });
});

describe('disease outside the liver', () => {
  it.each<[string, readonly unknown[], readonly string[]]>([
    ['a lung metastasis', [condition(concept('snomed', '94391008'))], ['Condition/c1']],
    ['any organ of ICD-10-CM C78 and C79', [condition(concept('icd', 'C79.11'))], ['Condition/c1']],
    ['not the liver itself', [condition(concept('icd', 'C78.7'))], []],
    ['not an unspecified site', [condition(concept('icd', 'C79.9'))], []],
    ['not a resolved one', [condition(concept('icd', 'C78.01'), { clinicalStatus: 'resolved' })], []],
  ])('%s', (_, resources, expected) => {
    const fact = factsOf(resources)['extrahepatic-disease'];
    expect(fact.known ? fact.value.sites.map(({ reference }) => reference) : []).toEqual(expected);
  });

  it('is unknown, not absent, when none is recorded', () => {
    expect(factsOf([])['extrahepatic-disease']).toMatchObject({ known: false, why: 'absent' });
  });

  it('only a clinician can say that there is none, and a metastasis recorded later speaks again', () => {
    const answers = answered({ 'extrahepatic-disease': false }, '2026-01-10T08:00:00Z');
    const lung = (recordedDate: string) => condition(concept('icd', 'C78.01'), { recordedDate });
    expect(factsOf([lung('2026-01-05')], { answers })['extrahepatic-disease']).toMatchObject({
      value: { present: false },
    });
    expect(factsOf([lung('2026-01-12')], { answers })['extrahepatic-disease']).toMatchObject({
      value: { present: true },
    });
  });
});
