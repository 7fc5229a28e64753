import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { LOINC, observation, quantity } from '../../builders/observation.ts';
import { runAudit } from './support/runAudit.ts';
import { treatedPatient } from './support/treatedPatient.ts';

const WARFARIN = { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '11289' };
const LOCAL = { system: 'urn:local', code: 'W5' };
const policy = { ...DEFAULT_POLICY, localCodes: [{ ...LOCAL, means: WARFARIN }] };
const subject = { reference: 'Patient/p1' };
const work = mkdtempSync(join(tmpdir(), 'livermet-drugs-'));

const inr = (id: string, effectiveDateTime: string, value: number) =>
  observation(LOINC.inr, {
    id,
    ...quantity(value, '{INR}'),
    effectiveDateTime,
    referenceRange: [{ low: { value: 0.9 }, high: { value: 1.1 } }],
  });
const RECORD = [
  ...treatedPatient('314617008', '2025-10-15T09:00:00Z'),
  inr('i1', '2025-10-10T08:00:00Z', 2),
  inr('i2', '2026-01-14T08:00:00Z', 2.4),
];

async function sectionWith(drug: object): Promise<string> {
  const folder = mkdtempSync(join(work, 'folder-'));
  const lines = [...RECORD, drug].map((each) => JSON.stringify(each));
  writeFileSync(join(folder, 'a.ndjson'), lines.join('\n'));
  const period = auditPeriod('2025-06-01', '2026-01-31', 'UTC');
  const plan = { period, policy, until: '2026-06-30T00:00:00Z', scenarios: [] };
  const { cases } = await runAudit({ folder, plan, isShared: false, threads: 0 });
  return cases.map(({ section }) => section).join('');
}

const order = (coding: readonly object[]) => ({
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  authoredOn: '2025-09-01',
  subject,
  medicationCodeableConcept: { coding, text: 'Mar 5' },
});
const dose = (coding: readonly object[]) => ({
  resourceType: 'MedicationAdministration',
  id: 'm1',
  status: 'completed',
  effectivePeriod: { start: '2025-10-09T08:00:00Z', end: '2026-01-14T07:00:00Z' },
  subject,
  medicationCodeableConcept: { coding, text: 'Mar 5' },
});

it.each([
  ['an order', order],
  ['a dose', dose],
])(
  '%s of an anticoagulant under a code of the site counts for the grade of the INR as one under the standard code',
  async (_, drug) => {
    const standard = await sectionWith(drug([WARFARIN]));
    expect(standard).not.toBe(await sectionWith(drug([{ ...LOCAL, code: 'X9' }])));
    expect(await sectionWith(drug([LOCAL]))).toBe(standard);
  },
);
