import { describe, expect, it } from 'vitest';
import { performersOf } from '../../../server/chart/performers.ts';

const SNOMED = 'http://snomed.info/sct';
const FUNCTION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction';
const TYPE = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const V2 = 'http://terminology.hl7.org/CodeSystem/v2-0133';

const coded = (system: string, code: string, more: Record<string, unknown> = {}) => ({
  coding: [{ system, code, ...more }],
});
const assists = (role: unknown): boolean | undefined =>
  performersOf({ performer: [{ function: role, actor: { display: 'Dr. Alvarez' } }] })[0]?.isAssisting;

describe('who certainly did not operate, by the function:', () => {
  it.each<[string, unknown]>([
    ['an anesthesiologist', coded(SNOMED, '88189002')],
    ['an anesthetist', coded(SNOMED, '158970007')],
    ['a nurse anesthetist', coded(SNOMED, '405278004')],
    ['a scrub nurse', coded(SNOMED, '415506007')],
    ['a circulating nurse', coded(SNOMED, '413854007')],
    ['a registered nurse', coded(SNOMED, '224535009')],
    ['a surgical assistant', coded(SNOMED, '309388001')],
    ['a radiographer', coded(SNOMED, '159016003')],
    ['an X-ray technician', coded(SNOMED, '41904004')],
    ['HL7: anesthesist', coded(FUNCTION, 'ANEST')],
    ['HL7: anesthesia nurse', coded(FUNCTION, 'ANRS')],
    ['HL7: scrub nurse', coded(FUNCTION, 'SNRS')],
    ['HL7: first assistant surgeon', coded(FUNCTION, 'FASST')],
    ['HL7: second assistant surgeon', coded(FUNCTION, 'SASST', { display: 'second assistant surgeon' })],
    ['HL7: third assistant', coded(FUNCTION, 'TASST')],
    ['HL7: secondary performer', coded(TYPE, 'SPRF')],
    ['HL7 version 2: scrub nurse', coded(V2, 'SN')],
    ['HL7 version 2: assistant surgeon', coded(V2, 'AS', { display: 'Assistant Surgeon' })],
    ['a code system by its object identifier', coded('urn:oid:2.16.840.1.113883.5.88', 'ANEST')],
    ['text: anesthesia', { text: 'Anesthesia' }],
    ['text: anaesthetist', { text: 'Consultant anaesthetist' }],
    ['text: nurse', { text: 'Procedure nurse' }],
    ['text: scrub', { text: 'Scrub tech' }],
    ['text: circulator', { text: 'Circulator' }],
    ['text: assistant', { text: '1st assistant' }],
    ['text: assistant surgeon', { text: 'Assistant surgeon' }],
    ['text: surgeon’s assistant', { text: 'Surgeon’s assistant' }],
    ['text: technologist', { text: 'IR technologist' }],
    ['text: radiographer', { text: 'Radiographer' }],
    ['a code of the house with its display', coded('urn:house', '17', { display: 'RN circulating' })],
  ])('%s', (_, role) => expect(assists(role)).toBe(true));
});

describe('who may have operated:', () => {
  it.each<[string, unknown]>([
    ['without a function', undefined],
    ['an empty function', {}],
    ['a surgeon', coded(SNOMED, '304292004')],
    ['a radiologist', coded(SNOMED, '66862007')],
    ['HL7: primary performer', coded(TYPE, 'PPRF')],
    ['HL7: primary surgeon', coded(FUNCTION, 'PRISURG')],
    ['a code of the house', coded('urn:house', '17')],
    ['the code of a nurse in another code system', coded('urn:house', '224535009')],
    ['text: operator', { text: 'Operator' }],
    ['text: resident', { text: 'Resident' }],
    ['text: a name that only begins alike', { text: 'Nursultan clinic physician' }],
    ['a nurse practitioner, who may', { text: 'Nurse practitioner' }],
    ['a physician assistant, who may', { text: 'Physician assistant' }],
    ['text: both', { text: 'Surgeon and sedation' }],
    [
      'codes of both',
      {
        coding: [
          { system: TYPE, code: 'SPRF' },
          { system: SNOMED, code: '304292004' },
        ],
      },
    ],
    ['a code of one, a text of the other', { ...coded(SNOMED, '88189002'), text: 'Operator' }],
  ])('%s', (_, role) => expect(assists(role)).toBe(false));
});

describe('who it was:', () => {
  const who = (actor: unknown, more: Record<string, unknown> = {}) =>
    performersOf({ performer: [{ actor }], ...more }).map(({ id, name }) => [id, name]);

  it.each<[string, Record<string, unknown>, string, string | null]>([
    ['a reference', { reference: 'Practitioner/7' }, 'Practitioner/7', null],
    ['with its name', { reference: 'Practitioner/7', display: 'Dr. Alvarez' }, 'Practitioner/7', 'Dr. Alvarez'],
    ['in a version', { reference: 'Practitioner/7/_history/3' }, 'Practitioner/7', null],
    ['on a server', { reference: 'https://ehr.example/fhir/Practitioner/7' }, 'Practitioner/7', null],
    [
      'on a server, in a version',
      { reference: 'https://ehr.example/r4/Practitioner/7/_history/3' },
      'Practitioner/7',
      null,
    ],
    ['in a role', { reference: 'PractitionerRole/7' }, 'PractitionerRole/7', null],
    ['by UUID', { reference: 'urn:uuid:0b1c' }, 'urn:uuid:0b1c', null],
    ['by an identifier', { identifier: { system: 'urn:npi', value: '12' }, display: 'Dr. A' }, 'urn:npi|12', 'Dr. A'],
    ['by name alone', { display: ' Dr. Alvarez ' }, 'name:Dr. Alvarez', 'Dr. Alvarez'],
  ])('%s', (_, actor, id, name) => expect(who(actor)).toEqual([[id, name]]));

  it.each<[string, Record<string, unknown>, string, string]>([
    ['with a name', { name: [{ given: ['Ana'], family: 'Alvarez' }] }, 'name:Ana Alvarez', 'Ana Alvarez'],
    ['with a name as text', { name: [{ text: 'Dr. Alvarez' }] }, 'name:Dr. Alvarez', 'Dr. Alvarez'],
    ['an organization', { name: 'North clinic' }, 'name:North clinic', 'North clinic'],
    ['with an identifier', { identifier: [{ value: '12' }], name: [{ text: 'Dr. A' }] }, '|12', 'Dr. A'],
  ])('described inside the Procedure, %s', (_, resource, id, name) => {
    expect(who({ reference: '#p' }, { contained: [{ id: 'p', ...resource }] })).toEqual([[id, name]]);
  });

  it.each<[string, unknown]>([
    ['no actor', undefined],
    ['an actor that says nothing', {}],
    ['one that is described nowhere', { reference: '#p' }],
    ['a text in place of a reference', 'Practitioner/7'],
  ])('nobody: %s', (_, actor) => expect(who(actor)).toEqual([]));
});
