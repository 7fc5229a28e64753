import type { Dialect } from './dialect.ts';
import type { Statements, Transaction } from './statements.ts';

/** A connection, or several, to one database. */
export interface Database extends Statements {
  readonly dialect: Dialect;
  /**
   * Runs statements as one: all of them last, or none.
   *
   * @param turn transactions of the same name run one after the other, over all processes on the database
   */
  transaction<T>(turn: string, run: (statements: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
