import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { fileRecord } from '../../../server/fhir/fileRecord.ts';
import { assess } from '../../../server/present/assess.ts';
import { concept } from '../../builders/condition.ts';
import { runAudit } from './support/runAudit.ts';

type Json = Record<string, unknown>;

const patients = new URL('../../patients/', import.meta.url).pathname;
const files = readdirSync(patients).filter((name) => name.endsWith('.json') && !name.includes('.expected.'));
const work = mkdtempSync(join(tmpdir(), 'livermet-same-'));
const plan = {
  period: auditPeriod('2026-01-01', '2026-01-31', 'UTC'),
  policy: DEFAULT_POLICY,
  until: '2026-06-30T00:00:00Z',
  scenarios: [],
};
const DECIDED = '2026-01-20T09:00:00.000Z';

/** The newest results once more, higher than any limit, and named in a way of their own. */
const MUTATIONS: readonly (readonly [string, (observation: Json, patient: Json) => Json])[] = [
  ['as it is', (each) => each],
  ['a patient named by a search', (each) => ({ ...each, subject: { reference: 'Patient?identifier=x|1' } })],
  ['a patient named by an identifier', (each) => ({ ...each, subject: { identifier: { system: 'x', value: '1' } } })],
  [
    'a patient named by an identifier of the Patient',
    (each) => ({ ...each, subject: { identifier: { system: 'own', value: '7' } } }),
  ],
  [
    'a patient described inside',
    (each) => ({ ...each, subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] }),
  ],
  ['nobody', ({ subject: _, ...each }) => each],
];

function mutated(name: string, mutate: (typeof MUTATIONS)[number][1]): string {
  const bundle = JSON.parse(readFileSync(join(patients, name), 'utf8'));
  const entries: { resource: Json }[] = bundle.entry ?? [];
  const patient = entries.find(({ resource }) => resource.resourceType === 'Patient')?.resource ?? {};
  patient.identifier = [{ system: 'own', value: '7' }];
  const treated = {
    resourceType: 'Procedure',
    id: 'treated',
    status: 'completed',
    code: concept('snomed', '314617008'),
    subject: { reference: `Patient/${patient.id}` },
    performedDateTime: DECIDED,
  };
  const observations = entries.filter(({ resource }) => resource.resourceType === 'Observation');
  const more = observations.map(({ resource }, index) => ({
    resource: mutate({ ...resource, id: `more-${index}`, effectiveDateTime: '2026-01-19T08:00:00Z' }, patient),
  }));
  return JSON.stringify({ ...bundle, entry: [...entries, { resource: treated }, ...more] });
}

describe('a folder of one record gives what `evaluate` gives of it at the moment of the treatment', () => {
  it.each(MUTATIONS)('results of %s', async (how, mutate) => {
    let compared = 0;
    for (const name of files) {
      const text = mutated(name, mutate);
      const folder = join(work, `${how} ${name}`);
      mkdirSync(folder);
      writeFileSync(join(folder, name), text);
      const { cases } = await runAudit({ folder, plan, isShared: false, threads: 0 });
      const { patient, resources, gaps } = fileRecord(text);
      const request = { resources, patientId: patient.id, asOf: DECIDED, policy: DEFAULT_POLICY, answers: [], gaps };
      const results = assess(request).verdicts.find(({ therapy }) => therapy === 'deb-tace')?.results ?? [];
      for (const { rows } of cases) {
        compared += 1;
        const own = rows.split('\r\n').flatMap((row) => {
          const [, , , , , , id, status] = row.split(',');
          return status ? [[id, status]] : [];
        });
        expect([name, own]).toEqual([name, results.map(({ id, status }) => [id, status])]);
      }
    }
    expect(compared).toBeGreaterThan(2);
  });
});
