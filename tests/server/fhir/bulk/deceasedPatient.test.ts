import { expect, it } from 'vitest';
import { deceasedPatient } from '../../../../server/fhir/bulk/deceasedPatient.ts';
import { WantedPatients } from '../../../../server/fhir/bulk/wantedPatients.ts';

/** Two patients are wanted, of the second only the diagnoses. */
const wanted = new WantedPatients(['p1', 'p2']);
const ofLine = (line: string) => deceasedPatient(Buffer.from(line), wanted, 1)(0, Buffer.byteLength(line));
const patient = (more: object, id = 'p1') => JSON.stringify({ resourceType: 'Patient', id, ...more });

it.each<[string, string, readonly number[]]>([
  ['a date of death', patient({ deceasedDateTime: '2026-02-06' }), [0]],
  ['a death without a date', patient({ deceasedBoolean: true }), [0]],
  ['with blanks', '{"id" : "p1", "resourceType" : "Patient", "deceasedBoolean" : true}', [0]],
  ['nothing about it', patient({ gender: 'female' }), []],
  ['alive', patient({ deceasedBoolean: false }), []],
  ['alive, with blanks', '{"resourceType": "Patient", "id": "p1", "deceasedBoolean" : false}', []],
  ['alive, and a date beside it', patient({ deceasedBoolean: false, deceasedDateTime: '2026-02-06' }), [0]],
  ['of one who is only counted', patient({ deceasedBoolean: true }, 'p2'), []],
  ['of nobody who is wanted', patient({ deceasedBoolean: true }, 'p3'), []],
  ['of one inside of whom another id stands', patient({ contained: [{ id: 'p3' }], deceasedBoolean: true }), [0]],
  ['a line that breaks off', '{"resourceType":"Patient","id":"p1","deceasedDateTime":"20', []],
])('%s', (_, line, found) => {
  expect(ofLine(line)).toEqual(found);
});
