import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditPeriod } from '../../../server/audit/auditPeriod.ts';
import { DEFAULT_POLICY } from '../../../server/chart/policy.ts';
import { condition, LEIOMYOSARCOMA, LIVER_METASTASIS } from '../../builders/condition.ts';
import { runAudit } from '../../server/audit/support/runAudit.ts';
import { type Statuses, statusesIn } from './compared.ts';
import type { AuditDays, TreatedRecord } from './treatedCases.ts';

/** What an audit says of the treatment of a record; `undefined` when it is not one of its cases. */
export type AuditedTreatment = { readonly decidedAt: string; readonly statuses: Statuses } | undefined;

/** One audit of a folder for all records of the same days; the answers are in the order of the records. */
export async function throughAudit(records: readonly TreatedRecord[]): Promise<readonly AuditedTreatment[]> {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-cql-'));
  const found = new Map<TreatedRecord, AuditedTreatment>();
  for (const own of Map.groupBy(records, ({ days }) => JSON.stringify(days)).values()) {
    const [first] = own;
    if (!first) continue;
    const audited = await auditOf(join(folder, String(found.size)), own, first.days);
    for (const [index, each] of own.entries()) found.set(each, audited.get(`p${index}`));
  }
  rmSync(folder, { recursive: true });
  return records.map((each) => found.get(each));
}

/** By patient. */
async function auditOf(folder: string, records: readonly TreatedRecord[], { zone, from, to }: AuditDays) {
  mkdirSync(folder);
  const resources = records.flatMap((each, index) => resourcesOf(each, `p${index}`));
  writeFileSync(join(folder, 'all.ndjson'), resources.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const plan = {
    period: auditPeriod(from, to, zone),
    policy: { ...DEFAULT_POLICY, timeZone: zone },
    until: '2026-12-31T00:00:00Z',
    scenarios: [],
  };
  const { cases } = await runAudit({ folder, plan, isShared: false, threads: 0 });
  return new Map(
    cases.map(({ figures: { patientId, decidedAt, criteria } }) => [
      patientId,
      { decidedAt, statuses: statusesIn(criteria) },
    ]),
  );
}

const resourcesOf = ({ observations, treatment }: TreatedRecord, id: string): readonly unknown[] => [
  { resourceType: 'Patient', id },
  ...[
    condition(LEIOMYOSARCOMA, { id: 'c1' }),
    condition(LIVER_METASTASIS, { id: 'c2' }),
    treatment,
    ...observations,
  ].map((each) => ({ ...each, id: `${id}-${each.id}`, subject: { reference: `Patient/${id}` } })),
];
