import { Pool, type PoolClient, types } from 'pg';
import { StoreAway } from '../errors/store.ts';
import type { Database } from './database.ts';
import { POSTGRES } from './dialect.ts';
import type { Row, SqlValue, Statements, Transaction } from './statements.ts';

export interface PostgresOptions {
  /** "postgres://user:password@host:5432/name?sslmode=verify-full" */
  readonly url: string;
  /** Told the code of a failure on an idle connection: the pool opens another one, nothing is lost. */
  readonly onIdleFailure: (code: string) => void;
}

/** A page waits for the database no longer than this. */
const CONNECT_MS = 3_000;
const STATEMENT_MS = 8_000;
const INT8 = 20;

/** A PostgreSQL database, shared by as many instances as there are. Nothing is asked of it before the first statement. */
export function postgresDatabase({ url, onIdleFailure }: PostgresOptions): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'livermet',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS + 1_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) },
  });
  pool.on('error', (error) => onIdleFailure(codeOf(error)));
  return {
    dialect: POSTGRES,
    ...statementsOn(pool),
    transaction: (turn, run) => asOne(pool, turn, run),
    close: () => pool.end(),
  };
}

function statementsOn(client: Pool | PoolClient): Statements {
  const ask = (sql: string, values: readonly SqlValue[]) =>
    sure(() => client.query<Row>(numbered(sql), values.map(storable)));
  return {
    all: async (sql, ...values) => (await ask(sql, values)).rows,
    get: async (sql, ...values) => (await ask(sql, values)).rows[0],
    run: async (sql, ...values) => (await ask(sql, values)).rowCount ?? 0,
    script: async (sql) => void (await sure(() => client.query(sql))),
  };
}

/** The lock lasts until the transaction ends, however it ends, the death of this process included. */
async function asOne<T>(pool: Pool, turn: string, run: (statements: Transaction) => Promise<T>): Promise<T> {
  const client = await sure(() => pool.connect());
  const statements = statementsOn(client);
  const waitFor = async (name: string) =>
    void (await statements.get('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', `livermet ${name}`));
  let broken = true;
  try {
    await statements.script('BEGIN');
    await waitFor(turn);
    const result = await run({ ...statements, waitFor });
    await statements.script('COMMIT');
    broken = false;
    return result;
  } catch (error) {
    // A connection that does not answer is closed, which undoes the transaction, too.
    if (!(error instanceof StoreAway)) broken = await fails(statements.script('ROLLBACK'));
    throw error;
  } finally {
    client.release(broken);
  }
}

const fails = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => false,
    () => true,
  );

/** "a = ? AND b = ?" as PostgreSQL wants it. No statement holds a question mark of its own. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
}

/** PostgreSQL has no NUL in a text. Nobody types one, so it is shown as a character that could not be read. */
const storable = (value: SqlValue): SqlValue =>
  typeof value === 'string' ? value.replaceAll('\0', '\u{FFFD}') : value;

/** Classes of SQLSTATE that are the caller's: data, constraints, raised by a trigger, syntax. All else is the server's. */
const CALLERS = /^(22|23|42|P0)/;

async function sure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (CALLERS.test(code)) throw error;
    throw new StoreAway(`postgres ${code}`);
  }
}

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown }).code ?? 'connection');
