import type { DatabaseSync } from 'node:sqlite';

/** Runs statements as one: all of them last, or none. IMMEDIATE, so that two writers wait instead of failing half-way. */
export function transaction<T>(database: DatabaseSync, run: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
