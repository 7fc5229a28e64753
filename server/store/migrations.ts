import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './transaction.ts';

/** One step a version, forward only: a step that has been released is never edited, a change is a new step. */
const STEPS: readonly string[] = [
  `CREATE TABLE pending_launch (
     state TEXT PRIMARY KEY,
     site_id TEXT NOT NULL,
     browser_hash TEXT NOT NULL,
     sealed BLOB NOT NULL,
     token_endpoint TEXT NOT NULL,
     created_at TEXT NOT NULL,
     created_ms INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE launch (
     id TEXT PRIMARY KEY,
     site_id TEXT NOT NULL,
     browser_hash TEXT NOT NULL,
     csrf_token TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     user TEXT NOT NULL,
     sealed BLOB NOT NULL,
     created_at TEXT NOT NULL,
     created_ms INTEGER NOT NULL,
     refresh_until_ms INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE answer (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     id TEXT NOT NULL,
     value TEXT NOT NULL CHECK (json_type(value) IN ('true', 'false', 'integer', 'real')),
     at TEXT NOT NULL,
     at_ms INTEGER NOT NULL,
     by TEXT NOT NULL
   ) STRICT;
   CREATE INDEX answer_of_patient ON answer (site_id, patient_id, at_ms, sequence);`,
  `CREATE TABLE used_key (
     key TEXT PRIMARY KEY,
     until_ms INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE cds_card (
     uuid TEXT PRIMARY KEY,
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     hook TEXT NOT NULL,
     statuses TEXT NOT NULL,
     user TEXT NOT NULL,
     at TEXT NOT NULL,
     at_ms INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX cds_card_of_patient ON cds_card (site_id, patient_id, at_ms);
   CREATE TABLE cds_feedback (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     card TEXT NOT NULL REFERENCES cds_card (uuid),
     outcome TEXT NOT NULL,
     reason TEXT,
     comment TEXT,
     at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX cds_feedback_of_card ON cds_feedback (card, sequence);`,
  // A record is an answer, or takes an answer back: of its value and the form it names, one is there. Records of a question
  // are numbered without gaps, so that of two writers who have seen the same only one finds the next number free.
  `CREATE TABLE answer_record (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     id TEXT NOT NULL,
     number INTEGER NOT NULL,
     form TEXT,
     value TEXT CHECK (json_type(value) IN ('true', 'false', 'integer', 'real')),
     withdraws TEXT,
     at TEXT NOT NULL,
     at_ms INTEGER NOT NULL,
     by TEXT NOT NULL,
     CHECK ((withdraws IS NULL) = (value IS NOT NULL) AND (form IS NULL) = (value IS NULL)),
     UNIQUE (site_id, patient_id, id, number),
     UNIQUE (site_id, patient_id, id, form),
     UNIQUE (site_id, patient_id, id, withdraws)
   ) STRICT;
   INSERT INTO answer_record (site_id, patient_id, id, number, form, value, at, at_ms, by)
     SELECT site_id, patient_id, id,
       row_number() OVER (PARTITION BY site_id, patient_id, id ORDER BY at_ms, sequence),
       'sequence-' || sequence, value, at, at_ms, by
     FROM answer ORDER BY at_ms, sequence;
   DROP TABLE answer;
   CREATE TABLE decision (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     number INTEGER NOT NULL,
     form TEXT NOT NULL,
     document TEXT NOT NULL CHECK (json_valid(document)),
     at_ms INTEGER NOT NULL,
     UNIQUE (site_id, patient_id, number)
   ) STRICT;
   CREATE INDEX decision_of_site ON decision (site_id, at_ms);`,
  `CREATE TABLE write_back (
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     key TEXT NOT NULL,
     kind TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('sending', 'written', 'unknown')),
     reference TEXT,
     at TEXT NOT NULL,
     at_ms INTEGER NOT NULL,
     by TEXT NOT NULL,
     PRIMARY KEY (site_id, patient_id, key)
   ) STRICT;`,
];

/**
 * Brings a database up to date; several processes may do so at once.
 *
 * @throws Error when a newer LiverMet has written it
 */
export function migrate(database: DatabaseSync): void {
  transaction(database, () => {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > STEPS.length) {
      throw new Error(`The database has version ${version}; this LiverMet knows versions up to ${STEPS.length}.`);
    }
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
  });
}
