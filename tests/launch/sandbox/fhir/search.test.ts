import type { FhirResource, Observation } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { FhirRefusal } from '../../../../launch/sandbox/fhir/operationOutcome.ts';
import { search } from '../../../../launch/sandbox/fhir/search.ts';
import { ids, link } from '../support/fhirClient.ts';
import { observation } from '../support/patients.ts';

const BASE = 'http://ehr.example/fhir';
const LOINC = 'http://loinc.org';
const find = (type: string, query: string, resources: readonly FhirResource[]) =>
  search(BASE, type, new URLSearchParams(query), resources);

const effective = (id: string, effectiveDateTime: string): Observation => observation('ann', id, { effectiveDateTime });

describe('a search', () => {
  const bilirubin = observation('ann', 'bilirubin', {
    code: {
      coding: [
        { system: 'urn:local', code: 'TBIL' },
        { system: LOINC, code: '1975-2' },
      ],
    },
    meta: { lastUpdated: '2026-01-11T00:00:00Z' },
  });
  const inr = observation('ann', 'inr', {
    code: { coding: [{ system: LOINC, code: '6301-6' }] },
    status: 'preliminary',
  });
  const local = observation('ann', 'local', { code: { coding: [{ code: 'TBIL' }] }, category: [] });

  it.each([
    ['', ['bilirubin', 'inr', 'local']],
    ['code=1975-2', ['bilirubin']],
    [`code=${LOINC}|1975-2`, ['bilirubin']],
    [`code=${LOINC}|1975-2,${LOINC}|6301-6`, ['bilirubin', 'inr']],
    [`code=${LOINC}|`, ['bilirubin', 'inr']],
    ['code=|TBIL', ['local']],
    ['code=TBIL', ['bilirubin', 'local']],
    [`code=urn:other|1975-2`, []],
    ['category=laboratory', ['bilirubin', 'inr']],
    ['status=final', ['bilirubin', 'local']],
    ['status:not=final', ['inr']],
    ['code=TBIL&status=final&category=laboratory', ['bilirubin']],
    ['patient=ann&subject=Patient/ann', ['bilirubin', 'inr', 'local']],
    ['patient=bob', []],
    ['_id=inr', ['inr']],
    ['_id=inr,local', ['inr', 'local']],
    ['_lastUpdated=ge2026-01-11', ['bilirubin']],
    ['_lastUpdated=gt2026-01-12', []],
  ])('for Observation?%s finds %j', (query, found) => {
    expect(ids(find('Observation', query, [bilirubin, inr, local]))).toEqual(found);
  });

  it.each([
    ['Condition', 'clinical-status=active', { clinicalStatus: { coding: [{ code: 'active' }] } }],
    ['Condition', 'onset-date=ge2025', { onsetDateTime: '2025-06' }],
    ['Condition', 'recorded-date=2025-06-01', { recordedDate: '2025-06-01' }],
    [
      'Procedure',
      'date=lt2025-07&code=s|1',
      { performedPeriod: { start: '2025-06-01', end: '2025-06-02' }, code: { coding: [{ system: 's', code: '1' }] } },
    ],
    [
      'MedicationAdministration',
      'code=rx|1&effective-time=2025',
      { medicationCodeableConcept: { coding: [{ system: 'rx', code: '1' }] }, effectiveDateTime: '2025-01-01' },
    ],
    ['MedicationRequest', 'intent=order&authoredon=2025', { intent: 'order', authoredOn: '2025-01-01' }],
    [
      'DiagnosticReport',
      'issued=ge2025-01-01&category=RAD',
      { issued: '2025-01-01T00:00:00Z', category: [{ coding: [{ code: 'RAD' }] }] },
    ],
    ['ServiceRequest', 'occurrence=2025&status=active', { occurrenceDateTime: '2025-01-01', status: 'active' }],
    [
      'AllergyIntolerance',
      'patient=ann&category=medication',
      { patient: { reference: 'Patient/ann' }, category: ['medication'] },
    ],
    [
      'BodyStructure',
      'patient=Patient/ann&morphology=s|1',
      { patient: { reference: 'Patient/ann' }, morphology: { coding: [{ system: 's', code: '1' }] } },
    ],
    ['Patient', '_id=hit', {}],
  ])('for %s?%s finds what it should', (type, query, values) => {
    const hit = { resourceType: type, id: 'hit', ...values } as FhirResource;
    const miss = { resourceType: type, id: 'miss' } as FhirResource;
    expect(ids(find(type, query, [miss, hit]))).toEqual(['hit']);
  });

  it.each([
    ['date=2026-01-10', ['late']],
    ['date=ge2026-01-10', ['late', 'day-after']],
    ['date=gt2026-01-10', ['day-after']],
    ['date=lt2026-01-10', ['early']],
    ['date=le2026-01-10', ['early', 'late']],
    ['date=ge2026-01-09&date=le2026-01-10', ['early', 'late']],
    ['date=ge2026-01-10T23:00:00Z', ['late', 'day-after']],
    ['date=2025', []],
  ])('by %s compares instants, whatever their offset', (query, found) => {
    const resources = [
      effective('early', '2026-01-10T00:30:00+01:00'),
      effective('late', '2026-01-10T18:30:00-05:00'),
      effective('day-after', '2026-01-11'),
    ];
    expect(ids(find('Observation', query, resources))).toEqual(found);
  });

  it.each([
    ['Observation', 'nonsense=1', 400, /no search parameter "nonsense"/],
    ['Condition', 'date=2025', 400, /Condition has no search parameter "date"; it has .*onset-date/],
    ['Observation', 'code:in=x', 400, /Modifier ":in"/],
    ['Observation', 'date:not=2025', 400, /Modifier ":not"/],
    ['Observation', 'code=', 400, /has no value/],
    ['Observation', 'date=yesterday', 400, /is no date/],
    ['Observation', '_count=ten', 400, /_count/],
    ['Observation', '_sort=code', 400, /cannot be sorted by "code"/],
    ['Observation', '_page=made-up', 410, /repeat the search/],
    ['Encounter', '', 404, /Encounter is not served/],
    ['toString', '', 404, /not served/],
  ])('for %s?%s is refused with %i rather than answered too widely', (type, query, status, message) => {
    let refusal: unknown;
    try {
      find(type, query, []);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(FhirRefusal);
    expect(refusal).toMatchObject({ status, message: expect.stringMatching(message) });
  });
});

describe('the order of a search', () => {
  const resources = [
    effective('middle', '2026-01-10T10:00:00+02:00'),
    observation('ann', 'undated', { effectiveDateTime: undefined }),
    effective('last', '2026-01-10T09:00:00Z'),
    effective('first', '2026-01'),
    effective('middle-too', '2026-01-10T08:00:00Z'),
  ];

  it.each([
    ['_sort=date', ['first', 'middle', 'middle-too', 'last', 'undated']],
    ['_sort=-date', ['last', 'middle', 'middle-too', 'first', 'undated']],
    ['', ['middle', 'undated', 'last', 'first', 'middle-too']],
  ])('with "%s" is %j', (query, order) => {
    expect(ids(find('Observation', query, resources))).toEqual(order);
  });

  it('goes by the second key where the first is equal', () => {
    const updated = (id: string, date: string, lastUpdated: string) => ({
      ...effective(id, date),
      meta: { lastUpdated },
    });
    const found = find('Observation', '_sort=-date,_lastUpdated', [
      updated('newer', '2026-01-10', '2026-01-12T00:00:00Z'),
      updated('older', '2026-01-10', '2026-01-11T00:00:00Z'),
      updated('other', '2026-01-11', '2026-01-13T00:00:00Z'),
    ]);
    expect(ids(found)).toEqual(['other', 'older', 'newer']);
  });
});

describe('the pages of a search', () => {
  const many = Array.from({ length: 600 }, (_, index) =>
    observation('ann', `o${index}`, { status: index % 2 ? 'final' : 'amended' }),
  );

  function pages(query: string) {
    const all = [];
    let parameters: URLSearchParams | undefined = new URLSearchParams(query);
    while (parameters !== undefined) {
      const page = search(BASE, 'Observation', parameters, many);
      all.push(page);
      const next = link(page, 'next');
      parameters = next === undefined ? undefined : new URL(next).searchParams;
    }
    return all;
  }

  it.each([
    ['', 12, 50],
    ['_count=200', 3, 200],
    ['_count=1000', 3, 200],
    ['_count=7', 86, 7],
    ['_count=600', 3, 200],
    ['status=final&_count=100', 3, 100],
  ])('of 600 Observations with "%s" are %i of at most %i', (query, count, size) => {
    const all = pages(query);
    expect(all).toHaveLength(count);
    expect(Math.max(...all.map((page) => page.entry?.length ?? 0))).toBe(size);
    const seen = all.flatMap(ids);
    expect(new Set(seen).size).toBe(seen.length);
    expect(all.every((page) => page.total === seen.length)).toBe(true);
    expect(seen).toHaveLength(query.includes('final') ? 300 : 600);
  });

  it('stay below the FHIR base and do not show the question', () => {
    const next = link(pages('status=final&_count=100')[0]!, 'next') ?? '';
    expect(next.startsWith(`${BASE}/Observation?_page=`)).toBe(true);
    expect(next).not.toContain('status');
  });

  it('carry mode, full address and a link to themselves', () => {
    const page = find('Observation', 'status=final&_count=1', many);
    expect(page).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 300 });
    expect(link(page, 'self')).toBe(`${BASE}/Observation?status=final&_count=1`);
    expect(page.entry).toMatchObject([{ fullUrl: `${BASE}/Observation/o1`, search: { mode: 'match' } }]);
  });

  it('with _count=0 are one, with the total only', () => {
    const page = find('Observation', '_count=0', many);
    expect(page).toMatchObject({ total: 600, entry: [] });
    expect(link(page, 'next')).toBeUndefined();
  });
});
