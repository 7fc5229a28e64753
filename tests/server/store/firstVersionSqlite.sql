-- The tables of version 1, with answers about two patients.
CREATE TABLE pending_launch (
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
CREATE INDEX answer_of_patient ON answer (site_id, patient_id, at_ms, sequence);
PRAGMA user_version = 1;
INSERT INTO answer (site_id, patient_id, id, value, at, at_ms, by) VALUES
  ('north', 'p1', 'ecog', '0', '2026-03-01T12:00:00.000Z', 1772366400000, 'dr-2'),
  ('north', 'p1', 'ecog', '1', '2026-03-01T11:00:00.000Z', 1772362800000, 'dr-1'),
  ('north', 'p1', 'dialysis', 'false', '2026-03-01T13:00:00.000Z', 1772370000000, 'dr-1'),
  ('north', 'p2', 'ecog', '3', '2026-03-01T11:00:00.000Z', 1772362800000, 'dr-1');
