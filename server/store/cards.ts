import { z } from 'zod';
import type { TrailEvent } from '../trail/trailEntry.ts';
import type { Database } from './database.ts';
import { epochMs } from './epochMs.ts';
import type { CardFeedback, GivenCard, Store } from './store.ts';
import { recordWith } from './trail.ts';

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

const ownerRow = z.object({ site_id: z.string(), patient_id: z.string() });

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

const INSERT = 'INSERT INTO cds_card VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
const APPEND = 'INSERT INTO cds_feedback (card, outcome, reason, comment, at) VALUES (?, ?, ?, ?, ?)';
const OWNER = 'SELECT site_id, patient_id FROM cds_card WHERE uuid = ?';
const LIST = 'SELECT * FROM cds_card WHERE site_id = ? AND patient_id = ? ORDER BY at_ms, uuid';
const OVERRIDDEN = `
  SELECT card.*, feedback.card, feedback.outcome, feedback.reason, feedback.comment, feedback.at AS said_at
  FROM cds_feedback feedback JOIN cds_card card ON card.uuid = feedback.card
  WHERE card.site_id = ? AND feedback.outcome = 'overridden' ORDER BY feedback.sequence`;
const FEEDBACK = 'SELECT * FROM cds_feedback WHERE card = ? ORDER BY sequence';

/** Cards given and feedback on them: appended, never changed. */
export function cardsIn(database: Database): Pick<Store, 'addCards' | 'addFeedback' | 'cards' | 'overridesOfSite'> {
  return {
    addCards: (cards) =>
      database.transaction('cards', async (statements) => {
        for (const { uuid, siteId, patientId, hook, statuses, user, at } of cards)
          await statements.run(INSERT, uuid, siteId, patientId, hook, JSON.stringify(statuses), user, at, epochMs(at));
      }),
    addFeedback: (siteIds, feedback, event) =>
      database.transaction('cards', async (statements) => {
        const events: TrailEvent[] = [];
        for (const { card } of feedback) {
          const owner = ownerRow.safeParse(await statements.get(OWNER, card));
          if (!owner.success || !siteIds.includes(owner.data.site_id)) return false;
          events.push({ ...event, siteId: owner.data.site_id, patientId: owner.data.patient_id });
        }
        for (const { card, outcome, reason, comment, at } of feedback)
          await statements.run(APPEND, card, outcome, reason ? JSON.stringify(reason) : null, comment ?? null, at);
        await recordWith(statements, ...events);
        return true;
      }),
    overridesOfSite: async (siteId) =>
      (await database.all(OVERRIDDEN, siteId)).map((row) => ({
        card: cardRow.parse(row),
        feedback: feedbackRow.parse({ ...row, at: row.said_at }),
      })),
    cards: async (siteId, patientId) =>
      Promise.all(
        (await database.all(LIST, siteId, patientId)).map(async (row) => {
          const card = cardRow.parse(row);
          const feedback = await database.all(FEEDBACK, card.uuid);
          return { ...card, feedback: feedback.map((each) => feedbackRow.parse(each)) };
        }),
      ),
  };
}
