import { expect, it } from 'vitest';
import type { AuditCase } from '../../../../server/audit/auditCase.ts';
import { CASE_HEADER, caseRows } from '../../../../server/present/audit/caseRows.ts';

const result = {
  id: 'inr',
  title: 'INR',
  status: 'met',
  because: 'INR is 1.1',
  value: 1.1,
  unit: '{INR}',
  limit: 1.5,
  why: null,
  sources: [],
  sameDayOrderUnknown: false,
} as const;

const given = (performers: AuditCase['performers']): AuditCase =>
  ({
    patientId: 'p1',
    procedures: [{ reference: 'Procedure/x1', recordedAt: '', asRecorded: '' }],
    kind: 'y90',
    therapy: 'y90',
    decided: '2026-01-15',
    adherence: 'adherent',
    performers,
    results: [result],
  }) as never;

it.each<[string, AuditCase['performers'], string, string]>([
  ['nobody', [], '', ''],
  ['a name and by what it is grouped', [{ id: 'Practitioner/7', name: 'Dr. Kim' }], 'Dr. Kim', 'Practitioner/7'],
  ['a reference alone', [{ id: 'Practitioner/7', name: null }], 'Practitioner/7', 'Practitioner/7'],
  [
    'a name in which the separator stands',
    [
      { id: 'Practitioner/7', name: 'Kim | Lee' },
      { id: 'name:Dr. Ode', name: 'Dr. Ode' },
    ],
    'Kim \\| Lee | Dr. Ode',
    'Practitioner/7 | name:Dr. Ode',
  ],
])('performers in cases.csv: %s', (_, performers, names, ids) => {
  const columns = CASE_HEADER.trimEnd().split(',');
  const cells = caseRows(given(performers)).trimEnd().split(',');
  expect(cells).toHaveLength(columns.length);
  expect(cells[columns.indexOf('performer')]).toBe(names);
  expect(cells[columns.indexOf('performer_id')]).toBe(ids);
});
