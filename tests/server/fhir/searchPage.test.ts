import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FhirFailure } from '../../../server/fhir/fhirFailure.ts';
import { searchPage } from '../../../server/fhir/searchPage.ts';
import { bundle, outcome } from './localEhr.ts';

const sought = { resourceType: 'Observation', patientId: 'p1', baseUrl: 'https://ehr.example/fhir' };
const observation = (reference?: string) => ({ resourceType: 'Observation', id: 'o', subject: { reference } });

describe('whose a record is', () => {
  it.each([
    ['Patient/p1'],
    ['Patient/p1/_history/3'],
    ['https://ehr.example/fhir/Patient/p1'],
    ['https://inside.example/api/Patient/p1'],
  ])('%s is the patient', (reference) => {
    const page = searchPage(bundle([observation(reference)]), sought);
    expect(page.resources).toHaveLength(1);
    expect(page.problems).toEqual([]);
  });

  it.each([['Patient/p2'], ['Patient/p11'], ['Patient/P1'], ['https://ehr.example/fhir/Patient/p2']])(
    '%s is somebody else: left out, and said',
    (reference) => {
      const page = searchPage(bundle([observation(reference)]), sought);
      expect(page.resources).toEqual([]);
      expect(page.problems).toEqual(["the EHR sent another patient's data, which was left out"]);
    },
  );

  it.each([[undefined], ['Group/p1'], ['urn:uuid:p1'], ['Patient?identifier=p1'], ['#p1'], ['']])(
    '%s names no patient: left out, and said',
    (reference) => {
      const page = searchPage(bundle([observation(reference)]), sought);
      expect(page.resources).toEqual([]);
      expect(page.problems).toEqual(['the EHR sent records that name no patient, which were left out']);
    },
  );

  it('must agree where both subject and patient state it', () => {
    const both = { ...observation('Patient/p1'), patient: { reference: 'Patient/p2' } };
    expect(searchPage(bundle([both]), sought).resources).toEqual([]);
  });
});

describe('what a page may hold besides matches', () => {
  it('included records are neither read nor missed', () => {
    const included = { resource: { resourceType: 'Practitioner', id: 'd' }, search: { mode: 'include' } };
    const page = searchPage({ ...bundle([]), entry: [included] }, sought);
    expect(page).toMatchObject({ resources: [], matches: 0, problems: [] });
  });

  it.each([
    ['a record of another type', { resource: { resourceType: 'Condition', subject: { reference: 'Patient/p1' } } }],
    ['an entry without a record', { fullUrl: 'https://ehr.example/fhir/Observation/1' }],
    ['an entry that is no object', 7],
    ['null', null],
  ])('%s is a match that got lost', (_, entry) => {
    const page = searchPage({ ...bundle([]), entry: [entry] }, sought);
    expect(page).toMatchObject({ resources: [], matches: 1 });
    expect(page.problems).toEqual(['the EHR sent entries without the records asked for']);
  });

  it('a message counts by what it says, with or without its search mode', () => {
    const warned = searchPage(bundle([observation('Patient/p1'), outcome('warning', 'suppressed')]), sought);
    expect(warned).toMatchObject({ matches: 1, problems: ['the EHR withheld part of these records'] });
    const unmarked = { ...bundle([]), entry: [{ resource: outcome('error', 'exception') }] };
    expect(searchPage(unmarked, sought).problems).toEqual(['the EHR reported an error']);
  });
});

describe('a message instead of a Bundle', () => {
  it('is a whole and empty answer only when it says that nothing was found', () => {
    expect(searchPage(outcome('warning', 'processing', '4101'), sought)).toMatchObject({ resources: [], problems: [] });
  });

  it('is otherwise never an empty record', () => {
    const remark = searchPage(outcome('information', 'informational'), sought);
    expect(remark.problems).toEqual(['the EHR sent a message instead of records']);
    expect(searchPage(outcome('fatal', 'processing', '4113'), sought).expired).toBe(true);
  });
});

describe('an empty answer', () => {
  it.each([[undefined], [[]]])('is whole with entry %j', (entry) => {
    const page = searchPage({ resourceType: 'Bundle', type: 'searchset', total: 0, entry }, sought);
    expect(page).toMatchObject({ resources: [], total: 0, problems: [], next: { kind: 'end' } });
  });

  it.each([
    ['a log-in page', '<html>'],
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an object', {}],
    ['a Patient', { resourceType: 'Patient', id: 'p1' }],
    ['a Bundle without type', { resourceType: 'Bundle', entry: [] }],
    ['a Bundle of another type', { resourceType: 'Bundle', type: 'batch-response', entry: [] }],
    ['a Bundle whose entry is no list', { resourceType: 'Bundle', type: 'searchset', entry: {} }],
    ['a Bundle whose entry is null', { resourceType: 'Bundle', type: 'searchset', entry: null }],
  ])('is never %s', (_, body) => {
    expect(() => searchPage(body, sought)).toThrow(FhirFailure);
  });

  it('whatever JSON arrives: it is either refused, or only records of the patient come out', () => {
    const entry = fc.record({
      resource: fc.oneof(fc.jsonValue(), fc.constantFrom(observation('Patient/p1'), observation('Patient/p2'))),
      search: fc.option(fc.record({ mode: fc.constantFrom('match', 'include', 'outcome') }), { nil: undefined }),
    });
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ resourceType: fc.constant('Bundle'), type: fc.constant('searchset'), entry: fc.array(entry) }),
    );
    fc.assert(
      fc.property(body, (json) => {
        try {
          const { resources } = searchPage(json, sought);
          for (const resource of resources) expect(resource.subject).toEqual({ reference: 'Patient/p1' });
        } catch (error) {
          expect(error).toBeInstanceOf(FhirFailure);
        }
      }),
    );
  });
});
