import { expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { boardRows } from '../../../server/present/boardRows.ts';
import { assessmentOfPatient } from './patientAssessment.ts';

it('an opened row keeps the unit as recorded, and writes the limit and what was converted as the rest of the page does', () => {
  const { verdicts, asOf } = assessmentOfPatient('platelets-correctable-ecog-2');
  const rows = boardRows(verdicts, DEFAULT_POLICY, asOf, 'https://ehr.example/fhir');
  const { detail } = rows.find(({ title }) => title === 'Platelet count')!;
  expect(detail.actions).toEqual(['raise the platelet count to at least 50 ×10⁹/L']);
  expect(detail.used).toMatchObject([{ asRecorded: '42 10*3/uL', converted: '42 ×10⁹/L' }]);
  expect(detail.setAside).toMatchObject([{ asRecorded: '96 10*3/uL', converted: '96 ×10⁹/L' }]);
});
