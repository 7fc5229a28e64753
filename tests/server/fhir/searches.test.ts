import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../../server/chart/inputs/index.ts';
import { searchesFor } from '../../../server/fhir/searches.ts';

const query = (path: string) => new URL(path, 'http://any/').searchParams;
const codesIn = (path: string) => (query(path).get('code') ?? '').split(',').filter((code) => code !== '');

describe('the questions to the EHR', () => {
  it('are one read of the Patient and searches by patient, with _count and code and nothing else', () => {
    const [read, ...searches] = searchesFor('p1');
    expect(read).toMatchObject({ kind: 'read', path: 'Patient/p1' });
    for (const { kind, path, resourceType } of searches) {
      expect(kind).toBe('search');
      const url = new URL(path, 'http://any/');
      expect(url.pathname).toBe(`/${resourceType}`);
      expect(Object.fromEntries(url.searchParams)).toMatchObject({ patient: 'p1', _count: '200' });
      const allowed = resourceType === 'Observation' ? ['patient', '_count', 'code'] : ['patient', '_count'];
      expect([...url.searchParams.keys()]).toEqual(allowed);
    }
  });

  it('are asked in words that a clinician understands, each in its own', () => {
    expect(searchesFor('p1').map((search) => search.query)).toEqual([
      'patient details',
      'diagnoses',
      'procedures',
      'laboratory results',
      'performance status',
      'tumor measurements',
      'histology findings',
      'residual tumor after resection',
      'tumor response',
      'body measurements',
      'tumor records',
      'medication orders',
      'medication administrations',
      'allergies',
    ]);
  });

  it.each([
    ['total-bilirubin', 'http://loinc.org|1975-2'],
    ['total-bilirubin', 'http://loinc.org|14631-6'],
    ['creatinine', 'http://loinc.org|2160-0'],
    ['inr', 'http://loinc.org|6301-6'],
    ['platelets', 'http://loinc.org|777-3'],
    ['albumin', 'http://loinc.org|1751-7'],
    ['sodium', 'http://loinc.org|2951-2'],
    ['ecog', 'http://loinc.org|89247-1'],
    ['ecog', 'http://loinc.org|89243-0'],
    ['ecog', 'http://snomed.info/sct|423740007'],
    ['largest-lesion-cm', 'http://loinc.org|21889-1'],
    ['lesion-count', 'http://loinc.org|21889-1'],
    ['histology', 'http://loinc.org|31206-6'],
    ['primary-site', 'http://loinc.org|31206-6'],
    ['alt', 'http://loinc.org|1742-6'],
    ['ast', 'http://loinc.org|1920-8'],
    ['alp', 'http://loinc.org|6768-6'],
    ['body-surface', 'http://loinc.org|29463-7'],
    ['body-surface', 'http://loinc.org|8302-2'],
    ['recist-response', 'http://dicom.nema.org/resources/ontology/DCM|112022'],
  ])('%s is fed by the search for %s', (input, code) => {
    const search = searchesFor('p1').find(({ path }) => codesIn(path).includes(code));
    expect(search?.feeds).toContain(input);
  });

  it.each([
    ['primary-site', 'Condition'],
    ['ascites', 'Condition'],
    ['pregnancy', 'Condition'],
    ['biliary-enteric-anastomosis', 'Procedure'],
    ['contrast-allergy', 'Condition'],
    ['contrast-allergy', 'AllergyIntolerance'],
    ['antithrombotics', 'MedicationRequest'],
    ['antithrombotics', 'MedicationAdministration'],
    ['doxorubicin-given', 'MedicationAdministration'],
  ] as const)('%s is fed by the search for %s', (input, type) => {
    const search = searchesFor('p1').find(({ resourceType }) => resourceType === type);
    expect(search?.feeds).toContain(input);
  });

  it('never ask for what must not be read: direct bilirubin, prothrombin time, large platelets', () => {
    const codes = searchesFor('p1').flatMap(({ path }) => codesIn(path));
    for (const code of ['1968-7', '14629-0', '1971-1', '5902-2', '34167-7'])
      expect(codes).not.toContain(`http://loinc.org|${code}`);
  });

  it('feed every input that is read from the record, so that a failure never goes unnamed', () => {
    const fed = new Set(searchesFor('p1').flatMap(({ feeds }) => feeds));
    const fromRecord = INPUTS.filter(({ valueSets }) => valueSets.length > 0).map(({ id }) => id);
    for (const id of [...fromRecord, 'sex', 'birth-date', 'liver-metastasis-date', 'lesion-count'] as const)
      expect(fed, id).toContain(id);
  });

  it('quote an id that would change the address', () => {
    for (const { path } of searchesFor('a/b?c&d')) expect(path).toContain('a%2Fb%3Fc%26d');
  });
});

describe('laboratory results', () => {
  const laboratory = (longest?: number) =>
    searchesFor('p1', longest === undefined ? {} : { longestPath: longest }).filter((search) =>
      search.query.startsWith('laboratory'),
    );

  it('take one search, short enough for gateways that stop at 2,000 characters', () => {
    expect(laboratory()).toHaveLength(1);
    for (const { path } of searchesFor('x'.repeat(64))) expect(path.length).toBeLessThanOrEqual(1800);
  });

  it.each([600, 300, 1])('are split by input where an address may have %i characters, and none is lost', (longest) => {
    const parts = laboratory(longest);
    expect(parts.length).toBeGreaterThan(1);
    for (const { path, feeds } of parts) expect(feeds.length === 1 || path.length <= longest).toBe(true);
    const [whole] = laboratory();
    expect(parts.flatMap(({ feeds }) => feeds)).toEqual(whole?.feeds);
    expect(parts.flatMap(({ path }) => codesIn(path))).toEqual(codesIn(whole?.path ?? ''));
  });

  it('that are split say which of them each search asks for', () => {
    expect(laboratory(1).map((search) => search.query)).toContain('laboratory results (total bilirubin)');
  });
});

describe('a code of the site’s own', () => {
  it('is asked for beside the standard one that it means', () => {
    const means = { system: 'http://loinc.org', code: '6301-6' };
    const localCodes = [{ system: 'urn:north:lab', code: 'INR-N', means }];
    const laboratory = searchesFor('p1', { localCodes }).find(({ query }) => query === 'laboratory results');
    expect(decodeURIComponent(laboratory?.path ?? '')).toContain('urn:north:lab|INR-N');
  });
});
