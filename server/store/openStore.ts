import { answersIn } from './answers.ts';
import { auditRunsIn } from './auditRuns.ts';
import { cardsIn } from './cards.ts';
import type { Database } from './database.ts';
import { decisionsIn } from './decisions.ts';
import { epochMs } from './epochMs.ts';
import { launchesIn, pendingLaunchesIn, qualityLaunchesIn } from './launches.ts';
import { migrate } from './migrations.ts';
import { postgresDatabase } from './postgresDatabase.ts';
import type { SealingKeys } from './sealed.ts';
import { sqliteDatabase } from './sqliteDatabase.ts';
import type { Store } from './store.ts';
import { trailIn } from './trail.ts';
import { writeBacksIn } from './writeBacks.ts';

export interface StoreOptions {
  /** Of PostgreSQL. */
  readonly url?: string | undefined;
  /** Without `url`: path of the SQLite file, made if there is none, or ":memory:". */
  readonly file: string;
  /** Encrypt tokens, verifiers and nonces. */
  readonly keys: SealingKeys;
  /** Told the code of a failure on an idle connection, after which the store goes on. */
  readonly onIdleFailure?: (code: string) => void;
}

/**
 * The store in PostgreSQL or in SQLite, brought up to date.
 *
 * @throws StoreAway when the database does not answer, NewerDatabase when a newer LiverMet has written it
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { keys } = options;
  const database = await openDatabase(options);
  return {
    ...pendingLaunchesIn(database, keys),
    ...launchesIn(database, keys),
    ...qualityLaunchesIn(database),
    ...cardsIn(database),
    ...onceOnly(database),
    ...answersIn(database),
    ...decisionsIn(database),
    ...writeBacksIn(database),
    ...trailIn(database),
    ...auditRunsIn(database),
    // Nothing is that old: it takes what writing takes, and changes nothing.
    ready: async () => void (await database.run('DELETE FROM used_key WHERE until_ms < 0')),
    close: () => database.close(),
  };
}

/** The database itself, brought up to date. */
export async function openDatabase({
  url,
  file,
  onIdleFailure = () => {},
}: Omit<StoreOptions, 'keys'>): Promise<Database> {
  const database = url === undefined ? sqliteDatabase(file) : postgresDatabase({ url, onIdleFailure });
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function onceOnly(database: Database): Pick<Store, 'useOnce'> {
  return {
    useOnce: async (key, now, until) => {
      await database.run('DELETE FROM used_key WHERE until_ms < ?', epochMs(now));
      return (
        (await database.run('INSERT INTO used_key VALUES (?, ?) ON CONFLICT DO NOTHING', key, epochMs(until))) === 1
      );
    },
  };
}
