import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { FileRecordError } from '../../../server/fhir/fileRecordError.ts';
import { bundleOf, ndjson, patient, result } from './patientFile.ts';

function errorOf(text: string): FileRecordError {
  try {
    fileRecord(text);
  } catch (error) {
    if (error instanceof FileRecordError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('a file that is not one patient is refused in one clear line', () => {
  it.each([
    ['nothing', '', 'not-json', 'the file is empty'],
    ['blanks', ' \r\n\uFEFF \n', 'not-json', 'the file is empty'],
    ['XML', '<Bundle xmlns="http://hl7.org/fhir"/>', 'not-json', 'the file is not JSON'],
    ['a truncated Bundle', bundleOf('collection', [patient]).slice(0, -9), 'not-json', 'the file is not JSON'],
    [
      'a pretty Bundle cut short',
      JSON.stringify(JSON.parse(bundleOf('collection', [patient])), null, 2).slice(0, -9),
      'not-json',
      'the file is not JSON',
    ],
    ['a broken line', `${ndjson(patient, result('o1'))}\n\n{"resourceType":`, 'not-json', 'line 4 is not JSON'],
    ['a number', '7', 'not-fhir', 'the file is not a FHIR resource (it has no resourceType)'],
    ['null', 'null', 'not-fhir', 'the file is not a FHIR resource (it has no resourceType)'],
    ['a list', '[]', 'not-fhir', 'the file is not a FHIR resource (it has no resourceType)'],
    ['another JSON', '{"a":1}', 'not-fhir', 'the file is not a FHIR resource (it has no resourceType)'],
    [
      'a line of another JSON',
      ndjson(patient, { a: 1 }),
      'not-fhir',
      'line 2 is not a FHIR resource (it has no resourceType)',
    ],
    [
      'an entry of another JSON',
      bundleOf('collection', [patient, { a: 1 }]),
      'not-fhir',
      'entry 2 is not a FHIR resource (it has no resourceType)',
    ],
    ['an entry that is a text', '{"resourceType":"Bundle","entry":["x"]}', 'not-fhir', 'entry 1 is not a Bundle entry'],
    [
      'entries that are no list',
      '{"resourceType":"Bundle","entry":{}}',
      'not-fhir',
      'the file is a Bundle whose entry is not a list',
    ],
    ['an empty Bundle', bundleOf('collection', []), 'no-patient', 'the file holds no Patient'],
    ['no Patient', ndjson(result('o1')), 'no-patient', 'the file holds no Patient'],
    [
      'two Patients',
      ndjson(patient, { ...patient, id: 'p2' }),
      'two-patients',
      'the file holds records of two different patients (line 1 and line 2)',
    ],
    [
      'two Patients, one without id',
      ndjson(patient, { resourceType: 'Patient' }),
      'two-patients',
      'the file holds records of two different patients (line 1 and line 2)',
    ],
    [
      'two Patients without id',
      ndjson({ resourceType: 'Patient' }, { resourceType: 'Patient' }),
      'two-patients',
      'the file holds records of two different patients (line 1 and line 2)',
    ],
    [
      'a result of somebody else',
      bundleOf('collection', [patient, result('o1'), result('o2', 'Patient/p2')]),
      'two-patients',
      'the file holds records of two different patients (entry 1 and entry 3)',
    ],
    [
      'results of two, and a Patient without id',
      ndjson({ resourceType: 'Patient' }, result('o1', 'Patient/a'), result('o2', 'Patient/b')),
      'two-patients',
      'the file holds records of two different patients (line 2 and line 3)',
    ],
  ])('%s', (_, text, kind, message) => {
    expect(errorOf(text)).toMatchObject({ kind, message });
  });

  it('two Patients with the same id from two hospitals', () => {
    const entry = ['a', 'b'].map((host) => ({ fullUrl: `https://${host}.example/fhir/Patient/p1`, resource: patient }));
    expect(errorOf(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })).kind).toBe('two-patients');
  });

  it('any text is either one patient or refused in one line, and never anything else', () => {
    const resource = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<object>(patient, result('o1'), result('o2', 'Patient/p2')),
    );
    const file = fc.oneof(
      fc.string(),
      fc.array(resource).map((list) => list.map((each) => JSON.stringify(each)).join('\n')),
      fc
        .array(fc.record({ resource }))
        .map((entry) => JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })),
    );
    fc.assert(
      fc.property(file, (text) => {
        try {
          const record = fileRecord(text);
          expect(record.resources).toContainEqual(record.patient);
          for (const { id } of record.resources) expect(id).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(FileRecordError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
    );
  });
});
