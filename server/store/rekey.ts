import { z } from 'zod';
import type { Database } from './database.ts';
import { type SealingKeys, seal, unseal } from './sealed.ts';

export interface Rekeyed {
  readonly sealedAnew: number;
  /** Sealed with the current key already. */
  readonly current: number;
  /** Opened by none of the keys: their launches have ended. */
  readonly unreadable: number;
}

const sealedRow = z.object({ id: z.string(), sealed: z.instanceof(Uint8Array) });
const TABLES = [
  { table: 'launch', id: 'id' },
  { table: 'pending_launch', id: 'state' },
] as const;

/** Seals every row with the current key. The app may run meanwhile: a row that it has changed since is left to it. */
export async function rekey(database: Database, keys: SealingKeys): Promise<Rekeyed> {
  const counts = { sealedAnew: 0, current: 0, unreadable: 0 };
  for (const { table, id } of TABLES)
    for (const row of await database.all(`SELECT ${id} AS id, sealed FROM ${table}`)) {
      const { id: name, sealed } = sealedRow.parse(row);
      const value = unseal(sealed, keys, name);
      const isCurrent = unseal(sealed, { current: keys.current, old: [] }, name) !== undefined;
      if (value === undefined) counts.unreadable += 1;
      else if (isCurrent) counts.current += 1;
      else {
        const update = `UPDATE ${table} SET sealed = ? WHERE ${id} = ? AND sealed = ?`;
        counts.sealedAnew += await database.run(update, seal(value, keys, name), name, sealed);
      }
    }
  return counts;
}
