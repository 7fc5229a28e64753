import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAway } from '../errors/store.ts';
import type { Database } from './database.ts';
import { SQLITE } from './dialect.ts';
import type { Row, Statements } from './statements.ts';

const OPEN_MS = 5_000;
const WAIT_MS = 3_000;
const BUSY = 'sqlite busy';

/**
 * One SQLite file, or a database in memory. Several processes of one machine may share the file: each writes in its turn.
 *
 * @param file its path, made if there is none, or ":memory:"
 * @throws StoreAway when it cannot be opened
 */
export function sqliteDatabase(file: string): Database {
  const connection = sure(() => open(file));
  const statements = statementsOn(connection);
  const inTurn = turns();
  return {
    dialect: SQLITE,
    all: (...query) => inTurn((giveUp) => whenFree(giveUp, () => statements.all(...query))),
    get: (...query) => inTurn((giveUp) => whenFree(giveUp, () => statements.get(...query))),
    run: (...query) => inTurn((giveUp) => whenFree(giveUp, () => statements.run(...query))),
    script: (sql) => inTurn((giveUp) => whenFree(giveUp, () => statements.script(sql))),
    // Any transaction keeps all others out, whatever their names.
    transaction: (_turn, run) =>
      inTurn((giveUp) => asOne(connection, giveUp, () => run({ ...statements, waitFor: async () => {} }))),
    close: () => inTurn(async () => connection.close()),
  };
}

function open(file: string): DatabaseSync {
  // It names patients: readable by the app's own account alone. SQLite gives its side files the same rights.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const connection = new DatabaseSync(file);
  connection.exec(`PRAGMA busy_timeout = ${OPEN_MS}`);
  connection.exec('PRAGMA journal_mode = WAL');
  // FULL: an answer that the page calls saved outlives a power cut. secure_delete: deleted tokens leave no trace.
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA secure_delete = ON');
  // From here on waiting is done by whenFree, which lets the rest of the process go on.
  connection.exec('PRAGMA busy_timeout = 0');
  return connection;
}

function statementsOn(connection: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    all: async (sql, ...values) => sure(() => prepare(sql).all(...values) as Row[]),
    get: async (sql, ...values) => sure(() => prepare(sql).get(...values) as Row | undefined),
    run: async (sql, ...values) => sure(() => Number(prepare(sql).run(...values).changes)),
    script: async (sql) => sure(() => connection.exec(sql)),
  };
}

/**
 * One piece of work after the other: a connection has one transaction, and nothing else may slip into it. Each is told when
 * to give up waiting for the file, counted from when it was asked for: what waits behind another does not wait anew.
 */
function turns(): <T>(work: (giveUp: number) => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const giveUp = performance.now() + WAIT_MS;
    const result = last.then(() => work(giveUp));
    last = result.catch(() => undefined);
    return result;
  };
}

/** IMMEDIATE, so that two writers wait instead of failing half-way. */
async function asOne<T>(connection: DatabaseSync, giveUp: number, run: () => Promise<T>): Promise<T> {
  await whenFree(giveUp, async () => sure(() => connection.exec('BEGIN IMMEDIATE')));
  try {
    const result = await run();
    sure(() => connection.exec('COMMIT'));
    return result;
  } catch (error) {
    // SQLite has ended it already after some failures, such as a full disk.
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** Tries again while another connection writes, which takes it milliseconds. */
async function whenFree<T>(giveUp: number, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreAway && error.reason === BUSY) || performance.now() > giveUp) throw error;
    }
    await sleep(1 + Math.random() * 10);
  }
}

/** Constraints and faulty SQL are the caller's: 1 ERROR, 19 CONSTRAINT, 20 MISMATCH, 25 RANGE. All else is the file's. */
const CALLERS: readonly number[] = [1, 19, 20, 25];

function sure<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
    if (typeof errcode === 'number' && CALLERS.includes(errcode & 0xff)) throw error;
    throw new StoreAway(errcode === 5 ? BUSY : `sqlite ${String(errcode ?? code ?? 'failure')}`);
  }
}
