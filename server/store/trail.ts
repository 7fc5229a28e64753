import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { entryOf, linked, START, type TrailRow } from '../trail/chain.ts';
import type { TrailEvent } from '../trail/trailEntry.ts';
import type { Database } from './database.ts';
import { epochMs } from './epochMs.ts';
import type { SqlValue, Statements, Transaction } from './statements.ts';
import type { Store, TrailQuery } from './store.ts';

const COLUMNS = 'number, document, hash, site_id, patient_id, user_id, at_ms';
const LAST = 'SELECT number, hash FROM trail_entry ORDER BY number DESC LIMIT 1';

const headRow = z.object({ number: z.number(), hash: z.string() });
const trailRow = z
  .object({
    number: z.number(),
    document: z.string(),
    hash: z.string(),
    site_id: z.string(),
    patient_id: z.string().nullable(),
    user_id: z.string().nullable(),
    at_ms: z.number(),
  })
  .transform(
    ({ site_id: siteId, patient_id: patientId, user_id: userId, at_ms: atMs, ...row }): TrailRow => ({
      ...row,
      siteId,
      patientId,
      userId,
      atMs,
    }),
  );

/** The record of who did what: a chain that only grows. */
export function trailIn(database: Database): Pick<Store, 'record' | 'trail' | 'trailRows'> {
  return {
    record: oneAtATime((events) => database.transaction('trail', (statements) => extend(statements, events))),
    trail: async (query) => (await database.all(...search(query))).map((row) => entryOf(trailRow.parse(row))),
    trailRows: async (after, limit) => {
      const [where, values] = after === undefined ? ['', []] : ['WHERE number > ?', [after]];
      const sql = `SELECT ${COLUMNS} FROM trail_entry ${where} ORDER BY number LIMIT ?`;
      return (await database.all(sql, ...values, limit)).map((row) => trailRow.parse(row));
    },
  };
}

/** Records an event together with what it is about: both last, or neither. */
export async function recordWith(transaction: Transaction, ...events: readonly TrailEvent[]): Promise<void> {
  await transaction.waitFor('trail');
  await extend(transaction, events);
}

async function extend(statements: Statements, events: readonly TrailEvent[]): Promise<void> {
  const last = await statements.get(LAST);
  let head = last === undefined ? START : headRow.parse(last);
  const rows: TrailRow[] = [];
  for (const event of events) {
    const row = linked(event, head);
    rows.push(row);
    head = row;
  }
  const values = rows.flatMap((row) => [
    row.number,
    row.document,
    row.hash,
    row.siteId,
    row.patientId,
    row.userId,
    row.atMs,
  ]);
  const places = rows.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
  if (rows.length > 0) await statements.run(`INSERT INTO trail_entry (${COLUMNS}) VALUES ${places}`, ...values);
}

/** As many as one statement takes on every backend. */
const MOST = 100;

/** Pages asked for at about the same time share one wait for the disk; the EHR, asked meanwhile, takes longer than this. */
const GATHER_MS = 5;

/** Events that come together, or while others are being written, are written together. */
function oneAtATime(write: (events: readonly TrailEvent[]) => Promise<void>): (event: TrailEvent) => Promise<void> {
  const waiting: { event: TrailEvent; done: () => void; fail: (error: unknown) => void }[] = [];
  let isWriting = false;
  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      await sleep(GATHER_MS);
      const batch = waiting.splice(0, MOST);
      await write(batch.map(({ event }) => event)).then(
        () => batch.forEach(({ done }) => void done()),
        (error: unknown) => batch.forEach(({ fail }) => void fail(error)),
      );
    }
    isWriting = false;
  };
  return (event) => {
    const { promise, resolve: done, reject: fail } = Promise.withResolvers<void>();
    waiting.push({ event, done, fail });
    if (!isWriting) void writeAll();
    return promise;
  };
}

function search({ siteId, patientId, userIds, from, to, before, limit }: TrailQuery): [string, ...SqlValue[]] {
  const conditions: readonly (readonly [string, readonly (SqlValue | undefined)[]])[] = [
    ['site_id = ?', [siteId]],
    ['patient_id = ?', [patientId]],
    [`user_id IN (${userIds?.map(() => '?').join(', ')})`, userIds ?? [undefined]],
    ['at_ms >= ?', [from && epochMs(from)]],
    ['at_ms < ?', [to && epochMs(to)]],
    ['number < ?', [before]],
  ];
  const used = conditions.flatMap(([sql, given]) => {
    const values = given.filter((value) => value !== undefined);
    return values.length > 0 ? [{ sql, values }] : [];
  });
  const where = used.map(({ sql }) => sql).join(' AND ');
  const sql = `SELECT ${COLUMNS} FROM trail_entry WHERE ${where} ORDER BY number DESC LIMIT ?`;
  return [sql, ...used.flatMap(({ values }) => values), limit];
}
