export type SqlValue = string | number | Uint8Array | null;
/** Columns by name. Whole numbers come as numbers, bytes as Uint8Array. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * SQL that every backend understands; `?` stands for a value. Rejects with StoreAway when the database does not answer,
 * otherwise with the driver's own error.
 */
export interface Statements {
  all(sql: string, ...values: readonly SqlValue[]): Promise<readonly Row[]>;
  get(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  /** Gives the number of rows it changed. */
  run(sql: string, ...values: readonly SqlValue[]): Promise<number>;
  /** Several statements without values. */
  script(sql: string): Promise<void>;
}

/** Statements that last together, or not at all. */
export interface Transaction extends Statements {
  /** Waits for a further turn, which then lasts as long as the transaction. */
  waitFor(turn: string): Promise<void>;
}
