import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPatients } from '../../../launch/sandbox/patients/readPatients.ts';
import { createRecords } from '../../../launch/sandbox/patients/records.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { assess } from '../../../server/present/assess.ts';

const folder = fileURLToPath(new URL('../../patients', import.meta.url));
const patients = await readPatients(folder);
const expected = (id: string) => JSON.parse(readFileSync(`${folder}/${id}.expected.json`, 'utf8')).therapies;

describe('a patient of the sandbox shows on any day what it was made to show', () => {
  const days = ['2026-01-15T09:00:00Z', '2026-11-23T00:10:00Z', '2027-03-01T23:50:00Z', '2028-02-29T12:00:00Z'];
  const cases = patients.flatMap(({ id }) => days.map((day): [string, string] => [id, day]));

  it.each(cases)('%s on %s', (id, day) => {
    const record = createRecords(patients, () => new Date(day)).find(id);
    const resources = record?.resources ?? [];
    const { verdicts } = assess({ resources, patientId: id, asOf: day, policy: DEFAULT_POLICY, answers: [], gaps: [] });
    const statuses = verdicts.map(({ therapy, status, results }) => [
      therapy,
      { status, criteria: Object.fromEntries(results.map((result) => [result.id, result.status])) },
    ]);
    expect(Object.fromEntries(statuses)).toEqual(expected(id));
  });
});
