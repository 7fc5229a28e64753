import type { Decision } from '../criteria/decision.ts';
import type { Database } from './database.ts';
import { epochMs } from './epochMs.ts';
import { decisionOf } from './rows.ts';
import type { Statements } from './statements.ts';
import type { Store } from './store.ts';
import { recordWith } from './trail.ts';

const INSERT = 'INSERT INTO decision (site_id, patient_id, number, form, document, at_ms) VALUES (?, ?, ?, ?, ?, ?)';
const LIST = 'SELECT patient_id, document FROM decision WHERE site_id = ? AND patient_id = ? ORDER BY number';
const OF_SITE = `SELECT patient_id, document FROM decision
  WHERE site_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, sequence`;

/** Documented decisions, as a log that only grows. */
export function decisionsIn(database: Database): Pick<Store, 'addDecision' | 'decisions' | 'decisionsOfSite'> {
  return {
    addDecision: (siteId, patientId, decision, seen, event) =>
      database.transaction(`decisions ${siteId} ${patientId}`, async (statements) => {
        const known = await listed(statements, siteId, patientId);
        const earlier = known.find(({ form }) => form === decision.form);
        if (earlier) return saysTheSame(earlier, decision) ? 'stored' : 'changed';
        if (known.length !== seen) return 'changed';
        const document = JSON.stringify(decision);
        await statements.run(INSERT, siteId, patientId, seen + 1, decision.form, document, epochMs(decision.at));
        await recordWith(statements, event);
        return 'stored';
      }),
    decisions: (siteId, patientId) => listed(database, siteId, patientId),
    decisionsOfSite: async (siteId, from, to) =>
      (await database.all(OF_SITE, siteId, epochMs(from), epochMs(to))).map(decisionOf),
  };
}

const listed = async (statements: Statements, siteId: string, patientId: string): Promise<readonly Decision[]> =>
  (await statements.all(LIST, siteId, patientId)).map((row) => decisionOf(row).decision);

/** Sent twice, not changed in between: what the person wrote, whatever the time and the verdict by then. */
const saysTheSame = (a: Decision, b: Decision): boolean =>
  a.about === b.about && a.kind === b.kind && a.reason === b.reason && `${a.against}` === `${b.against}`;
