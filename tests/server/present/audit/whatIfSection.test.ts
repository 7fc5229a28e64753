import { expect, it } from 'vitest';
import { auditPeriod } from '../../../../server/audit/auditPeriod.ts';
import { auditReport } from '../../../../server/audit/auditReport.ts';
import { scenario } from '../../../../server/audit/whatIf.ts';
import { DEFAULT_POLICY } from '../../../../server/chart/policy.ts';
import { whatIfSection } from '../../../../server/present/audit/html/whatIfSection.ts';

const policy = { ...DEFAULT_POLICY, limits: { inr: 1.3 } };

it.each([
  ['creatinine=1.5', ['Creatinine: at most 1.5 mg/dL', 'in force: at most 2 mg/dL']],
  ['platelets=75', ['Platelet count: at least 75 ×10⁹/L', 'in force: correctable to at least 50 ×10⁹/L']],
  ['inr=1.6', ['INR: at most 1.6', 'in force: correctable to at most 1.3 (site policy; the series at most 1.5)']],
  ['lookback.laboratory=60', ['Laboratory results count for: 60 days', 'in force: 30 days']],
  [
    'creatinine=1.5, lookback.attestation=9',
    ['Creatinine: at most 1.5 mg/dL', 'Answers of clinicians count for: 9 days'],
  ],
])('a scenario says what it changes, in which unit and direction: %s', (name, texts) => {
  const period = auditPeriod('2025-01-01', '2025-12-31', 'UTC');
  const plan = { period, policy, until: '2026-01-01T00:00:00Z', scenarios: [scenario(name, policy)] };
  const counts = { patients: 0, inPopulation: 0, withCase: 0, procedures: 0, leftOut: [], undated: [] };
  const page = whatIfSection(auditReport(plan, counts, []), []);
  for (const text of texts) expect(page).toContain(text);
});
