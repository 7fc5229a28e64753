import type { Statements } from './statements.ts';

/** What the backends spell differently. Everything else is written once, in SQL that both understand. */
export interface Dialect {
  /** Type of a column that numbers rows in the order in which they were added. */
  readonly sequence: string;
  readonly bytes: string;
  /** 64 bits: milliseconds since 1970 do not fit in fewer. */
  readonly integer: string;
  /** What follows the columns of a table. */
  readonly strict: string;
  /** True of a column that holds a JSON boolean or number. */
  readonly isJsonValue: (column: string) => string;
  /** True of a column that holds a JSON document. */
  readonly isJson: (column: string) => string;
  /** Makes the database itself refuse to change or remove rows of a table. */
  readonly appendOnly: (table: string) => string;
  /** Makes the database itself take no other row into a table than the one numbered next, so that none is replaced either. */
  readonly nextOnly: (table: string) => string;
  readonly version: (statements: Statements) => Promise<number>;
  readonly setVersion: (statements: Statements, version: number) => Promise<void>;
}

export const SQLITE: Dialect = {
  sequence: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  bytes: 'BLOB',
  integer: 'INTEGER',
  strict: ' STRICT',
  isJsonValue: (column) => `json_type(${column}) IN ('true', 'false', 'integer', 'real')`,
  isJson: (column) => `json_valid(${column})`,
  appendOnly: (table) =>
    ['UPDATE', 'DELETE']
      .map(
        (change) =>
          `CREATE TRIGGER ${table}_no_${change} BEFORE ${change} ON ${table}
           BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
      )
      .join('\n'),
  nextOnly: (table) =>
    `CREATE TRIGGER ${table}_next BEFORE INSERT ON ${table}
     WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM ${table})
     BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
  version: async (statements) => Number((await statements.get('PRAGMA user_version'))?.user_version),
  setVersion: (statements, version) => statements.script(`PRAGMA user_version = ${version}`),
};

export const POSTGRES: Dialect = {
  sequence: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  bytes: 'BYTEA',
  integer: 'BIGINT',
  strict: '',
  isJsonValue: (column) => `json_typeof(${column}::json) IN ('boolean', 'number')`,
  isJson: (column) => `${column}::json IS NOT NULL`,
  appendOnly: (table) =>
    `CREATE FUNCTION ${table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN RAISE EXCEPTION ''${table} is append-only''; END';
     CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
       FOR EACH STATEMENT EXECUTE FUNCTION ${table}_is_append_only();`,
  // Volatile, as functions are unless they say otherwise: it sees the rows that the same statement has already added.
  nextOnly: (table) =>
    `CREATE FUNCTION ${table}_is_next() RETURNS trigger LANGUAGE plpgsql VOLATILE AS
       'BEGIN
          IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM ${table}) THEN
            RAISE EXCEPTION ''${table} is append-only'';
          END IF;
          RETURN NEW;
        END';
     CREATE TRIGGER ${table}_next BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION ${table}_is_next();`,
  version: async (statements) => {
    await statements.script('CREATE TABLE IF NOT EXISTS livermet_version (version INTEGER NOT NULL)');
    return Number((await statements.get('SELECT version FROM livermet_version'))?.version ?? 0);
  },
  setVersion: (statements, version) =>
    statements.script(`DELETE FROM livermet_version; INSERT INTO livermet_version VALUES (${version})`),
};
