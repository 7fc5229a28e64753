import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { epochMs } from './epochMs.ts';
import type { CardFeedback, GivenCard, Store } from './store.ts';
import { transaction } from './transaction.ts';

const cardRow = z
  .object({
    uuid: z.string(),
    site_id: z.string(),
    patient_id: z.string(),
    hook: z.string(),
    statuses: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
    user: z.string(),
    at: z.string(),
  })
  .transform(({ site_id: siteId, patient_id: patientId, ...card }): GivenCard => ({ ...card, siteId, patientId }));

const reasonSchema = z.object({ system: z.string().optional(), code: z.string() });
const feedbackRow = z
  .object({
    card: z.string(),
    outcome: z.enum(['accepted', 'overridden']),
    reason: z.string().nullable(),
    comment: z.string().nullable(),
    at: z.string(),
  })
  .transform(
    ({ reason, comment, ...feedback }): CardFeedback => ({
      ...feedback,
      ...(reason === null ? {} : { reason: reasonSchema.parse(JSON.parse(reason)) }),
      ...(comment === null ? {} : { comment }),
    }),
  );

/** Cards given and feedback on them: appended, never changed. */
export function sqliteCards(database: DatabaseSync): Pick<Store, 'addCards' | 'addFeedback' | 'cards'> {
  const insert = database.prepare('INSERT INTO cds_card VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const owner = database.prepare('SELECT site_id FROM cds_card WHERE uuid = ?');
  const append = database.prepare(
    'INSERT INTO cds_feedback (card, outcome, reason, comment, at) VALUES (?, ?, ?, ?, ?)',
  );
  const list = database.prepare('SELECT * FROM cds_card WHERE site_id = ? AND patient_id = ? ORDER BY at_ms, rowid');
  const feedbackOn = database.prepare('SELECT * FROM cds_feedback WHERE card = ? ORDER BY sequence');
  return {
    addCards: async (cards) =>
      transaction(database, () => {
        for (const { uuid, siteId, patientId, hook, statuses, user, at } of cards)
          insert.run(uuid, siteId, patientId, hook, JSON.stringify(statuses), user, at, epochMs(at));
      }),
    addFeedback: async (siteIds, feedback) => {
      if (!feedback.every(({ card }) => siteIds.includes(String(owner.get(card)?.site_id)))) return false;
      transaction(database, () => {
        for (const { card, outcome, reason, comment, at } of feedback)
          append.run(card, outcome, reason ? JSON.stringify(reason) : null, comment ?? null, at);
      });
      return true;
    },
    cards: async (siteId, patientId) =>
      list.all(siteId, patientId).map((row) => {
        const card = cardRow.parse(row);
        return { ...card, feedback: feedbackOn.all(card.uuid).map((each) => feedbackRow.parse(each)) };
      }),
  };
}
