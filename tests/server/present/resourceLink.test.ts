import { expect, it } from 'vitest';
import { resourceLink } from '../../../server/present/resourceLink.ts';

const ISS = 'https://ehr.example/fhir/R4';

it.each([
  ['Observation/7', ISS, `${ISS}/Observation/7`],
  ['Observation/a-b.c', `${ISS}/`, `${ISS}/Observation/a-b.c`],
  ['answer/ecog', ISS, null],
  ['Observation/7/../../x', ISS, null],
  ['https://elsewhere.example/Observation/7', ISS, null],
  ['Observation/7#contained', ISS, null],
  ['Observation/7', 'http://localhost:8081/fhir', null],
  ['Observation/7', '', null],
])(
  'a reading leads to its resource only in the EHR that it was read from, over https: %s at %s',
  (reference, iss, href) => expect(resourceLink(reference, iss)).toBe(href),
);
