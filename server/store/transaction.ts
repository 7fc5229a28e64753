import type { DatabaseSync } from 'node:sqlite';

/** Runs statements as one: all of them last, or none. IMMEDIATE, so that two writers wait instead of failing half-way. */
export function transaction(database: DatabaseSync, run: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    run();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
