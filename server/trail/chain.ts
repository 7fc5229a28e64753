import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type TrailEntry, type TrailEvent, trailEventSchema, userText } from './trailEntry.ts';

/** An entry as it is kept: the text that is hashed, and what it is searched by. */
export interface TrailRow {
  readonly number: number;
  /** Canonical JSON of the event, its number and the hash of the entry before. */
  readonly document: string;
  readonly hash: string;
  readonly siteId: string;
  readonly patientId: string | null;
  readonly userId: string | null;
  readonly atMs: number;
}

/** Where a chain stands. */
export type Head = Pick<TrailEntry, 'number' | 'hash'>;

/** Before the first entry. */
export const START: Head = { number: 0, hash: '0'.repeat(64) };

const documentSchema = trailEventSchema.extend({ number: z.number().int(), previous: z.string() });

/** The next row of a chain. */
export function linked(event: TrailEvent, { number, hash }: Head): TrailRow {
  return rowOf(canonical({ ...event, number: number + 1, previous: hash }));
}

/** @throws ZodError or SyntaxError when the document is none of a row */
export function entryOf({ document, hash }: Pick<TrailRow, 'document' | 'hash'>): TrailEntry {
  return { ...documentSchema.parse(JSON.parse(document)), hash };
}

/** What is wrong with a row that should follow `before`; undefined when nothing is. */
export function brokenLink(row: TrailRow, before: Head): string | undefined {
  if (row.number <= before.number) return 'stands before the first entry';
  if (row.number !== before.number + 1) return `entry ${before.number + 1} is missing`;
  const parsed = documentSchema.safeParse(jsonOf(row.document));
  if (!parsed.success || canonical(parsed.data) !== row.document) return 'is not an entry as LiverMet writes them';
  if (sha256(row.document) !== row.hash) return 'does not have the hash that was written with it';
  if (parsed.data.previous !== before.hash) return 'does not continue the entry before it';
  const expected = rowOf(row.document);
  const isMoved = (Object.keys(expected) as (keyof TrailRow)[]).some((key) => expected[key] !== row[key]);
  return isMoved ? 'stands under another site, patient, user or time than it says' : undefined;
}

function rowOf(document: string): TrailRow {
  const { number, siteId, patientId, user, at } = documentSchema.parse(JSON.parse(document));
  const userId = user && userText(user);
  return { number, document, hash: sha256(document), siteId, patientId, userId, atMs: Date.parse(at) };
}

/** JSON with sorted keys and no spaces; text that no database could hold is replaced before it is hashed. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed().replaceAll('\0', '\u{FFFD}'));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
