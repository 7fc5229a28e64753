import type { Database } from './database.ts';
import type { Dialect } from './dialect.ts';
import { NewerDatabase } from './newerDatabase.ts';

/** SQL of one change of the tables. */
type Step = (dialect: Dialect) => string;

const launches: Step = ({ sequence, bytes, integer, strict, isJsonValue }) => `CREATE TABLE pending_launch (
     state TEXT PRIMARY KEY,
     site_id TEXT NOT NULL,
     browser_hash TEXT NOT NULL,
     sealed ${bytes} NOT NULL,
     token_endpoint TEXT NOT NULL,
     created_at TEXT NOT NULL,
     created_ms ${integer} NOT NULL
   )${strict};
   CREATE TABLE launch (
     id TEXT PRIMARY KEY,
     site_id TEXT NOT NULL,
     browser_hash TEXT NOT NULL,
     csrf_token TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     "user" TEXT NOT NULL,
     sealed ${bytes} NOT NULL,
     created_at TEXT NOT NULL,
     created_ms ${integer} NOT NULL,
     refresh_until_ms ${integer} NOT NULL DEFAULT 0
   )${strict};
   CREATE TABLE answer (
     sequence ${sequence},
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     id TEXT NOT NULL,
     value TEXT NOT NULL CHECK (${isJsonValue('value')}),
     at TEXT NOT NULL,
     at_ms ${integer} NOT NULL,
     by TEXT NOT NULL
   )${strict};
   CREATE INDEX answer_of_patient ON answer (site_id, patient_id, at_ms, sequence);`;

const cards: Step = ({ sequence, integer, strict }) => `CREATE TABLE used_key (
     key TEXT PRIMARY KEY,
     until_ms ${integer} NOT NULL
   )${strict};
   CREATE TABLE cds_card (
     uuid TEXT PRIMARY KEY,
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     hook TEXT NOT NULL,
     statuses TEXT NOT NULL,
     "user" TEXT NOT NULL,
     at TEXT NOT NULL,
     at_ms ${integer} NOT NULL
   )${strict};
   CREATE INDEX cds_card_of_patient ON cds_card (site_id, patient_id, at_ms);
   CREATE TABLE cds_feedback (
     sequence ${sequence},
     card TEXT NOT NULL REFERENCES cds_card (uuid),
     outcome TEXT NOT NULL,
     reason TEXT,
     comment TEXT,
     at TEXT NOT NULL
   )${strict};
   CREATE INDEX cds_feedback_of_card ON cds_feedback (card, sequence);`;

// A record is an answer, or takes an answer back: of its value and the form it names, one is there. Records of a question
// are numbered without gaps, so that of two writers who have seen the same only one finds the next number free.
const answerLog: Step = ({ sequence, integer, strict, isJsonValue }) => `CREATE TABLE answer_record (
     sequence ${sequence},
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     id TEXT NOT NULL,
     number ${integer} NOT NULL,
     form TEXT,
     value TEXT CHECK (${isJsonValue('value')}),
     withdraws TEXT,
     at TEXT NOT NULL,
     at_ms ${integer} NOT NULL,
     by TEXT NOT NULL,
     CHECK ((withdraws IS NULL) = (value IS NOT NULL) AND (form IS NULL) = (value IS NULL)),
     UNIQUE (site_id, patient_id, id, number),
     UNIQUE (site_id, patient_id, id, form),
     UNIQUE (site_id, patient_id, id, withdraws)
   )${strict};
   INSERT INTO answer_record (site_id, patient_id, id, number, form, value, at, at_ms, by)
     SELECT site_id, patient_id, id,
       row_number() OVER (PARTITION BY site_id, patient_id, id ORDER BY at_ms, sequence),
       'sequence-' || sequence, value, at, at_ms, by
     FROM answer ORDER BY at_ms, sequence;
   DROP TABLE answer;`;

const decisions: Step = ({ sequence, integer, strict, isJson }) => `CREATE TABLE decision (
     sequence ${sequence},
     site_id TEXT NOT NULL,
     patient_id TEXT NOT NULL,
     number ${integer} NOT NULL,
     form TEXT NOT NULL,
     document TEXT NOT NULL CHECK (${isJson('document')}),
     at_ms ${integer} NOT NULL,
     UNIQUE (site_id, patient_id, number)
   )${strict};
   CREATE INDEX decision_of_site ON decision (site_id, at_ms);`;

const identity: Step = () => `
   ALTER TABLE launch ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
   ALTER TABLE launch ADD COLUMN subject TEXT NOT NULL DEFAULT '';`;

const trail: Step = ({ integer, strict, appendOnly }) => `CREATE TABLE trail_entry (
     number ${integer} PRIMARY KEY,
     document TEXT NOT NULL,
     hash TEXT NOT NULL,
     site_id TEXT NOT NULL,
     patient_id TEXT,
     user_id TEXT,
     at_ms ${integer} NOT NULL
   )${strict};
   CREATE INDEX trail_of_patient ON trail_entry (site_id, patient_id, number);
   CREATE INDEX trail_of_user ON trail_entry (site_id, user_id, number);
   CREATE INDEX trail_of_site ON trail_entry (site_id, number);
   ${appendOnly('trail_entry')}`;

const writeBacks: Step = ({ integer, strict }) => `CREATE TABLE write_back (
      site_id TEXT NOT NULL,
      patient_id TEXT NOT NULL,
      key TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('sending', 'written', 'unknown')),
      reference TEXT,
      at TEXT NOT NULL,
      at_ms ${integer} NOT NULL,
      by TEXT NOT NULL,
      PRIMARY KEY (site_id, patient_id, key)
    )${strict};`;

const qualityLaunches: Step = ({ integer, strict }) => `CREATE TABLE quality_launch (
      id TEXT PRIMARY KEY,
      site_id TEXT NOT NULL,
      browser_hash TEXT NOT NULL,
      csrf_token TEXT NOT NULL,
      "user" TEXT NOT NULL,
      issuer TEXT NOT NULL,
      subject TEXT NOT NULL,
      created_at TEXT NOT NULL,
      created_ms ${integer} NOT NULL
    )${strict};`;

const lastUse: Step = ({ integer }) => `
    ALTER TABLE launch ADD COLUMN used_ms ${integer} NOT NULL DEFAULT 0;
    ALTER TABLE quality_launch ADD COLUMN used_ms ${integer} NOT NULL DEFAULT 0;`;

const auditRuns: Step = ({ sequence, integer, strict, isJson }) => `CREATE TABLE audit_run (
      sequence ${sequence},
      id TEXT NOT NULL UNIQUE,
      site_id TEXT NOT NULL,
      state TEXT NOT NULL,
      by TEXT NOT NULL,
      at TEXT NOT NULL,
      parameters TEXT NOT NULL CHECK (${isJson('parameters')}),
      started_at TEXT,
      ended_at TEXT,
      heard_ms ${integer},
      progress TEXT,
      result TEXT
    )${strict};
    CREATE INDEX audit_run_of_site ON audit_run (site_id, sequence);`;

const trailInOrder: Step = ({ nextOnly }) => nextOnly('trail_entry');

/** One entry a version, forward only: what has been released is never edited, a change is a new entry. */
const STEPS: readonly (readonly Step[])[] = [
  [launches],
  [cards],
  [answerLog, decisions],
  [writeBacks],
  [identity, trail],
  [qualityLaunches],
  [lastUse],
  [auditRuns],
  [trailInOrder],
];

/**
 * Brings a database up to date; several processes may do so at once.
 *
 * @throws NewerDatabase
 */
export function migrate(database: Database): Promise<void> {
  const { dialect } = database;
  return database.transaction('migrate', async (statements) => {
    const version = await dialect.version(statements);
    if (version > STEPS.length) throw new NewerDatabase(version, STEPS.length);
    if (version === STEPS.length) return;
    for (const step of STEPS.slice(version).flat()) await statements.script(step(dialect));
    await dialect.setVersion(statements, STEPS.length);
  });
}
