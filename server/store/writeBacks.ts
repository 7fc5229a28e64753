import { z } from 'zod';
import { WRITE_BACK_KINDS } from '../site.ts';
import type { Database } from './database.ts';
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

const CLAIM = `INSERT INTO write_back (site_id, patient_id, key, kind, state, at, at_ms, by)
  VALUES (?, ?, ?, ?, 'sending', ?, ?, ?)
  ON CONFLICT (site_id, patient_id, key) DO UPDATE
  SET state = 'sending', at = excluded.at, at_ms = excluded.at_ms, by = excluded.by
  WHERE write_back.state <> 'written' AND write_back.at = ?`;
const SETTLE = `UPDATE write_back SET state = ?, reference = ?
  WHERE site_id = ? AND patient_id = ? AND key = ? AND state <> 'written'`;
const FORGET = `DELETE FROM write_back WHERE site_id = ? AND patient_id = ? AND key = ? AND state <> 'written'`;
const LIST = 'SELECT * FROM write_back WHERE site_id = ? AND patient_id = ? ORDER BY at_ms, key';

/** What was written into EHRs: one row for each thing. */
export function writeBacksIn(database: Database): Pick<Store, 'claimWriteBack' | 'settleWriteBack' | 'writeBacks'> {
  return {
    claimWriteBack: async ({ siteId, patientId, key, kind, at, by }, beganAt) =>
      (await database.run(CLAIM, siteId, patientId, key, kind, at, epochMs(at), by, beganAt ?? null)) === 1,
    settleWriteBack: async (siteId, patientId, key, outcome) => {
      if (outcome.state === 'refused') await database.run(FORGET, siteId, patientId, key);
      else {
        const reference = outcome.state === 'written' ? outcome.reference : null;
        await database.run(SETTLE, outcome.state, reference, siteId, patientId, key);
      }
    },
    writeBacks: async (siteId, patientId) =>
      (await database.all(LIST, siteId, patientId)).map((row) => writeBackRow.parse(row)),
  };
}
