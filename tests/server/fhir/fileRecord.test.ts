import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { outcome } from './localEhr.ts';
import { bundleOf, ndjson, patient, result } from './patientFile.ts';

const referencesIn = (text: string) =>
  fileRecord(text).resources.map(({ resourceType, id }) => `${resourceType}/${id}`);

describe('a file of one patient', () => {
  it.each([
    'collection',
    'searchset',
    'transaction',
    'batch',
    'document',
    'message',
    'transaction-response',
    'history',
  ])('may be a Bundle of type %s', (type) => {
    const record = fileRecord(bundleOf(type, [patient, result('o1')]));
    expect(record.patient).toEqual(patient);
    expect(record.resources).toHaveLength(2);
    expect(record.resources).toEqual(expect.arrayContaining([patient, result('o1')]));
    expect(record.gaps).toEqual([]);
  });

  it('may be a batch-response whose entries are Bundles themselves', () => {
    const inner = JSON.parse(bundleOf('searchset', [result('o1'), result('o2')]));
    expect(referencesIn(bundleOf('batch-response', [patient, inner]))).toEqual([
      'Patient/p1',
      'Observation/o1',
      'Observation/o2',
    ]);
  });

  it.each([
    ['lines of resources', ndjson(patient, result('o1'))],
    ['the Patient last', ndjson(result('o1'), patient)],
    ['CRLF', ndjson(patient, result('o1')).replaceAll('\n', '\r\n')],
    ['blank lines', `\n\n${ndjson(patient, result('o1')).replace('\n', '\n   \n\r\n')}\n\n`],
    ['a byte order mark', `\uFEFF${ndjson(patient, result('o1'))}`],
    [
      'a byte order mark before a Bundle of many lines',
      `\uFEFF${JSON.stringify(JSON.parse(bundleOf('collection', [patient, result('o1')])), null, 2)}`,
    ],
    ['a byte order mark before a Bundle', `\uFEFF${bundleOf('collection', [patient, result('o1')])}`],
    ['a Bundle on each line', `${bundleOf('collection', [patient])}\n${bundleOf('collection', [result('o1')])}`],
    ['a line with a Unicode line separator in a text', ndjson({ ...patient, x: '\u2028' }, result('o1'))],
  ])('may have %s', (_, text) => {
    expect(referencesIn(text).toSorted()).toEqual(['Observation/o1', 'Patient/p1']);
  });

  it('may hold nothing but the Patient', () => {
    expect(referencesIn(JSON.stringify(patient))).toEqual(['Patient/p1']);
    expect(referencesIn(bundleOf('collection', [patient]))).toEqual(['Patient/p1']);
  });

  it('may name the patient in any form of reference, or not at all', () => {
    const forms = [
      'Patient/p1',
      'Patient/p1/_history/2',
      'https://ehr.example/fhir/Patient/p1',
      'Patient?identifier=1',
    ];
    const nobody = { resourceType: 'Organization', id: 'org' };
    const file = ndjson(patient, nobody, ...forms.map((form, index) => result(`o${index}`, form)));
    expect(fileRecord(file).resources).toHaveLength(6);
  });

  it('is read the same however its lines are ended and spaced', () => {
    const separator = fc.stringMatching(/^(\r?\n|\r?\n[ \t]*\r?\n)$/);
    const lines = [patient, result('o1'), result('o2'), result('o3')].map((resource) => JSON.stringify(resource));
    fc.assert(
      fc.property(fc.tuple(separator, separator, separator), fc.boolean(), (separators, mark) => {
        const text = lines.map((line, index) => line + (separators[index] ?? '')).join('');
        expect(fileRecord((mark ? '\uFEFF' : '') + text)).toEqual(fileRecord(lines.join('\n')));
      }),
    );
  });
});

describe('references', () => {
  const urn = 'urn:uuid:0f1e2d3c-0000-4000-8000-000000000001';

  it('to a urn:uuid become "Type/id", wherever they stand', () => {
    const size = { ...result('size', urn), focus: [{ reference: 'urn:uuid:tumor' }] };
    const entry = [
      { fullUrl: urn, resource: patient },
      { fullUrl: 'urn:uuid:tumor', resource: { resourceType: 'BodyStructure', id: 't1', patient: { reference: urn } } },
      { resource: size },
    ];
    const { resources } = fileRecord(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    expect(resources[1]).toMatchObject({ patient: { reference: 'Patient/p1' } });
    expect(resources[2]).toMatchObject({
      subject: { reference: 'Patient/p1' },
      focus: [{ reference: 'BodyStructure/t1' }],
    });
  });

  it('that resolve to nothing in the file are left as they are, and so is every other text', () => {
    const odd = { ...result('o1'), performer: [{ reference: 'urn:uuid:elsewhere' }], note: [{ text: urn }] };
    const entry = [{ fullUrl: urn, resource: patient }, { resource: odd }];
    expect(fileRecord(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })).resources[1]).toEqual(odd);
  });
});

describe('a resource without id', () => {
  const nameless = { resourceType: 'Observation', subject: { reference: 'Patient/p1' } };
  const record = (entry: readonly object[]) =>
    fileRecord(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })).resources.map(({ id }) => id);

  it.each([
    ['urn:uuid:0f1e-2d', '0f1e-2d'],
    ['urn:oid:1.2.3', '1.2.3'],
    ['https://ehr.example/fhir/Observation/o7', 'o7'],
    ['https://ehr.example/fhir/Observation/o7/_history/2', 'o7'],
    ['something else', 'entry-2'],
  ])('takes it from its fullUrl: %s', (fullUrl, id) => {
    expect(record([{ resource: patient }, { fullUrl, resource: nameless }])).toEqual(['p1', id]);
  });

  it('is otherwise named by its place, so that it can be found in the file', () => {
    expect(record([{ resource: patient }, { resource: nameless }])).toEqual(['p1', 'entry-2']);
    expect(
      fileRecord(ndjson(patient, nameless, { ...nameless, status: 'final' })).resources.map(({ id }) => id),
    ).toEqual(['p1', 'line-2', 'line-3']);
  });

  it('that is the Patient takes the id by which the others refer to it', () => {
    const text = ndjson({ resourceType: 'Patient' }, result('o1', 'Patient/p9'));
    expect(fileRecord(text).patient.id).toBe('p9');
    expect(fileRecord(JSON.stringify({ resourceType: 'Patient' })).patient.id).toBe('the-file');
  });
});

describe('versions', () => {
  it('are all handed on but for repeats: which one counts is for the chart to decide', () => {
    const at = (versionId: string) => ({ ...result('o1'), meta: { versionId } });
    expect(fileRecord(ndjson(patient, at('1'), at('2'), at('1'))).resources).toHaveLength(3);
  });

  it('of a history come oldest first, and what was deleted last is gone', () => {
    const entry = [
      { request: { method: 'DELETE', url: 'Observation/gone' } },
      { resource: { ...result('kept'), status: 'amended' }, request: { method: 'PUT', url: 'Observation/kept' } },
      { resource: result('gone'), request: { method: 'POST', url: 'Observation' } },
      { request: { method: 'DELETE', url: 'Observation/kept' } },
      { resource: { ...result('kept'), status: 'final' }, request: { method: 'POST', url: 'Observation' } },
      { resource: patient, request: { method: 'POST', url: 'Patient' } },
    ];
    const { resources } = fileRecord(JSON.stringify({ resourceType: 'Bundle', type: 'history', entry }));
    expect(resources.map(({ id, status }) => [id, status])).toEqual([
      ['p1', undefined],
      ['kept', 'amended'],
    ]);
  });

  it('of a history are gone once deleted, whatever the order and the form of the address', () => {
    const at = (lastModified: string) => ({ response: { lastModified } });
    const entry = [
      { resource: patient, request: { method: 'POST', url: 'Patient' }, ...at('2026-01-01T08:00:00Z') },
      { resource: result('gone'), request: { method: 'POST', url: 'Observation' }, ...at('2026-01-02T08:00:00Z') },
      {
        request: { method: 'DELETE', url: 'https://ehr.example/fhir/Observation/gone/_history/2' },
        ...at('2026-01-03T08:00:00Z'),
      },
    ];
    const { resources } = fileRecord(JSON.stringify({ resourceType: 'Bundle', type: 'history', entry }));
    expect(resources.map(({ id }) => id)).toEqual(['p1']);
  });

  it('of a search that holds fewer than it found give a gap', () => {
    const bundle = { resourceType: 'Bundle', type: 'searchset', total: 500, entry: [{ resource: patient }] };
    expect(fileRecord(JSON.stringify(bundle)).gaps).toMatchObject([{ reason: 'the file holds 1 of 500 records' }]);
  });

  it('are not made of two hospitals that gave the same id to different results', () => {
    const from = (host: string, value: number) => ({
      fullUrl: `https://${host}/fhir/Observation/7`,
      resource: { ...result('7'), valueInteger: value },
    });
    const entry = [{ resource: patient }, from('a.example', 1), from('b.example', 2), from('a.example', 3)];
    const { resources } = fileRecord(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    expect(resources.map(({ id, valueInteger }) => [id, valueInteger])).toEqual([
      ['p1', undefined],
      ['7', 1],
      ['entry-3', 2],
      ['7', 3],
    ]);
  });
});

describe('the pages of one answer in one file', () => {
  const results = Array.from({ length: 3 }, (_, index) => result(`o${index}`));
  const url = (n: number) => `https://ehr.example/fhir?page=${n}`;
  const link = (relation: string, n: number) => ({ relation, url: url(n) });
  const page = (n: number, links: readonly object[], total = 4) =>
    bundleOf('searchset', n === 0 ? [patient] : [results[n - 1] ?? {}], { total, link: [link('self', n), ...links] });
  const pages = [0, 1, 2, 3].map((n) => page(n, n < 3 ? [link('next', n + 1)] : []));

  it('are one whole, in whatever order they stand and however often', () => {
    for (const order of [pages, pages.toReversed(), [...pages, ...pages.slice(1)]]) {
      const record = fileRecord(order.join('\n'));
      expect(record.gaps).toEqual([]);
      expect(record.resources).toHaveLength(4);
    }
  });

  it.each<[string, readonly string[], string]>([
    ['the last', pages.slice(0, 3), 'one page of a longer answer'],
    ['one in the middle', pages.toSpliced(2, 1), 'one page of a longer answer'],
    ['the first, by the total', [ndjson(patient), ...pages.slice(1)], 'the file holds 3 of 4 records'],
    ['the first, by a link back', [ndjson(patient), page(1, [link('previous', 0)], 1)], 'one page of a longer answer'],
  ])('without %s are not', (_, some, reason) => {
    expect(fileRecord(some.join('\n')).gaps).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });
});

describe('a record that names a patient in a way that cannot be matched', () => {
  it.each([
    ['a reference that leads nowhere', { reference: 'urn:uuid:0f1e2d3c-0000-4000-8000-000000000000' }],
    ['a search for a patient', { reference: 'Patient?identifier=urn:mrn|7' }],
    ['an identifier the Patient does not have', { identifier: { system: 'urn:mrn', value: '7' } }],
    ['a patient described inside it', { reference: '#who' }],
  ])('by %s is a gap, not an absent value', (_, subject) => {
    const { gaps } = fileRecord(ndjson(patient, { ...result('o1'), subject }, { ...result('o2'), subject }));
    expect(gaps).toMatchObject([
      {
        reason: '2 records name a patient who cannot be matched, and were left out',
        feeds: expect.arrayContaining(['inr']),
      },
    ]);
  });

  it.each([
    ['a device', { reference: 'Device/d1' }],
    ['a group', { reference: 'Group/g1' }],
    ['a group by name', { type: 'Group', display: 'Ward 3' }],
    ['a relative', { reference: 'RelatedPerson/r1' }],
  ])('but %s is no patient', (_, subject) => {
    expect(fileRecord(ndjson(patient, { ...result('o1'), subject })).gaps).toEqual([]);
  });
});

describe('a file that says it is only part of an answer', () => {
  const searchsetWith = (resource: object) => bundleOf('searchset', [patient, resource]);

  it.each([
    [
      'a next link',
      bundleOf('searchset', [patient], { link: [{ relation: 'next', url: 'x' }] }),
      'one page of a longer',
    ],
    ['an error message', searchsetWith(outcome('error', 'exception')), 'the EHR reported an error'],
    ['Epic 4119', searchsetWith(outcome('warning', 'processing', '4119')), 'may hold more than it sent'],
    ['an expired page session', searchsetWith(outcome('fatal', 'processing', '4113')), 'result pages expire'],
    [
      'a failed answer of a batch',
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'batch-response',
        entry: [{ resource: patient }, { response: { status: '403 Forbidden' } }],
      }),
      'a query answered in this file failed (403)',
    ],
  ])('by %s gives a gap for everything but the Patient it holds', (_, text, reason) => {
    const { gaps } = fileRecord(text);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.reason).toContain(reason);
    expect(gaps[0]?.feeds).toEqual(expect.arrayContaining(['total-bilirubin', 'histology', 'ecog', 'lesion-count']));
    expect(gaps[0]?.feeds).not.toContain('sex');
  });

  it('"nothing found" and remarks are no gap, and no resources either', () => {
    const notes = [outcome('warning', 'processing', '4101'), outcome('information', 'informational')];
    const record = fileRecord(bundleOf('searchset', [patient, ...notes]));
    expect(record.gaps).toEqual([]);
    expect(record.resources).toEqual([patient]);
  });
});
