import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { WRITE_BACK_KINDS } from '../site.ts';
import { epochMs } from './epochMs.ts';
import type { Store, WriteBack } from './store.ts';

const writeBackRow = z
  .object({
    site_id: z.string(),
    patient_id: z.string(),
    key: z.string(),
    kind: z.enum(WRITE_BACK_KINDS),
    state: z.enum(['sending', 'written', 'unknown']),
    reference: z.string().nullable(),
    at: z.string(),
    by: z.string(),
  })
  .transform(({ site_id: siteId, patient_id: patientId, ...write }): WriteBack => ({ ...write, siteId, patientId }));

/** What was written into EHRs: one row for each thing. */
export function sqliteWriteBacks(
  database: DatabaseSync,
): Pick<Store, 'claimWriteBack' | 'settleWriteBack' | 'writeBacks'> {
  const claim = database.prepare(
    `INSERT INTO write_back (site_id, patient_id, key, kind, state, at, at_ms, by) VALUES (?, ?, ?, ?, 'sending', ?, ?, ?)
     ON CONFLICT (site_id, patient_id, key) DO UPDATE
     SET state = 'sending', at = excluded.at, at_ms = excluded.at_ms, by = excluded.by
     WHERE state <> 'written' AND at = ?`,
  );
  const settle = database.prepare(
    `UPDATE write_back SET state = ?, reference = ? WHERE site_id = ? AND patient_id = ? AND key = ? AND state <> 'written'`,
  );
  const forget = database.prepare(
    `DELETE FROM write_back WHERE site_id = ? AND patient_id = ? AND key = ? AND state <> 'written'`,
  );
  const list = database.prepare('SELECT * FROM write_back WHERE site_id = ? AND patient_id = ? ORDER BY at_ms, rowid');
  return {
    claimWriteBack: async ({ siteId, patientId, key, kind, at, by }, beganAt) =>
      claim.run(siteId, patientId, key, kind, at, epochMs(at), by, beganAt ?? null).changes === 1,
    settleWriteBack: async (siteId, patientId, key, outcome) => {
      if (outcome.state === 'refused') forget.run(siteId, patientId, key);
      else settle.run(outcome.state, outcome.state === 'written' ? outcome.reference : null, siteId, patientId, key);
    },
    writeBacks: async (siteId, patientId) => list.all(siteId, patientId).map((row) => writeBackRow.parse(row)),
  };
}
