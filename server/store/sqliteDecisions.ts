import type { DatabaseSync } from 'node:sqlite';
import type { Decision } from '../criteria/decision.ts';
import { epochMs } from './epochMs.ts';
import { decisionOf } from './rows.ts';
import type { Store } from './store.ts';
import { transaction } from './transaction.ts';

/** Documented decisions, as a log that only grows. */
export function sqliteDecisions(database: DatabaseSync): Pick<Store, 'addDecision' | 'decisions' | 'decisionsOfSite'> {
  const insert = database.prepare(
    'INSERT INTO decision (site_id, patient_id, number, form, document, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const list = database.prepare(
    'SELECT patient_id, document FROM decision WHERE site_id = ? AND patient_id = ? ORDER BY number',
  );
  const ofSite = database.prepare(
    'SELECT patient_id, document FROM decision WHERE site_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, sequence',
  );
  const decisions = (siteId: string, patientId: string) =>
    list.all(siteId, patientId).map((row) => decisionOf(row).decision);
  return {
    addDecision: async (siteId, patientId, decision, seen) =>
      transaction(database, () => {
        const known = decisions(siteId, patientId);
        const earlier = known.find(({ form }) => form === decision.form);
        if (earlier) return saysTheSame(earlier, decision) ? 'stored' : 'changed';
        if (known.length !== seen) return 'changed';
        const document = JSON.stringify(decision);
        insert.run(siteId, patientId, seen + 1, decision.form, document, epochMs(decision.at));
        return 'stored';
      }),
    decisions: async (siteId, patientId) => decisions(siteId, patientId),
    decisionsOfSite: async (siteId, from, to) => ofSite.all(siteId, epochMs(from), epochMs(to)).map(decisionOf),
  };
}

/** Sent twice, not changed in between: what the person wrote, whatever the time and the verdict by then. */
const saysTheSame = (a: Decision, b: Decision): boolean =>
  a.about === b.about && a.kind === b.kind && a.reason === b.reason && `${a.against}` === `${b.against}`;
