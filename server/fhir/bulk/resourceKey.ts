import { asText, type Json } from '../../chart/json.ts';
import { objectIn } from '../jsonIn.ts';
import { idStart, lineType, TYPES } from './lineType.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const COMMA = 0x2c;
const CLOSING_BRACE = 0x7d;
const DELETE = 0x7f;
const ID_KEY = Buffer.from('"id"');

/**
 * A number of 40 bits for the type and id of a resource, the same for each of its versions. Now and then two resources share
 * one: whoever finds a line by it looks at what the line says. `undefined` for a resource without id.
 */
export function resourceKey({ resourceType, id }: Json): number | undefined {
  const text = asText(id);
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text);
  return keyOf(typeNumber(asText(resourceType)), bytes, 0, bytes.length);
}

/** All types that no audit looks for share one. */
function typeNumber(type: unknown): number {
  const number = (TYPES as readonly unknown[]).indexOf(type);
  return number < 0 ? TYPES.length : number;
}

/** As a line filter does (assembly/keys.ts), four letters a step. */
function keyOf(type: number, bytes: Buffer, start: number, end: number): number {
  let [low, high, at] = [Math.imul(type + 1, 0x9e3779b1), Math.imul(type + 1, 0x85ebca6b), start];
  for (; at + 4 <= end; at += 4) {
    const letters = lettersAt(bytes, at, 4);
    low = rotated(Math.imul(low ^ letters, 0x9e3779b1), 15);
    high = rotated(Math.imul(high ^ letters, 0x85ebca6b), 13);
  }
  const rest = lettersAt(bytes, at, end - at);
  low = rotated(Math.imul(low ^ rest, 0x9e3779b1), 15) ^ (end - start);
  high = Math.imul(high ^ rest, 0x85ebca6b);
  // Each half takes from the other: ids that only count up differ in few letters.
  high = Math.imul(high ^ (high >>> 15), 0xc2b2ae35);
  const top = Math.imul(high ^ rotated(low, 13), 0x9e3779b1) >>> 24;
  low = Math.imul(low ^ (low >>> 16) ^ high, 0xc2b2ae35);
  return top * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0);
}

function lettersAt(bytes: Buffer, at: number, count: number): number {
  let letters = 0;
  for (let i = 0; i < count; i += 1) letters |= (bytes[at + i] ?? 0) << (8 * i);
  return letters;
}

const rotated = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));

/** As a line filter writes keys (assembly/keys.ts). */
export const KEY_BYTES = 5;

export const keyAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at + 4] ?? 0) * 2 ** 32 +
  (((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>>
    0);

export function writeKey(bytes: Uint8Array, at: number, key: number): void {
  const low = key >>> 0;
  bytes[at] = low;
  bytes[at + 1] = low >>> 8;
  bytes[at + 2] = low >>> 16;
  bytes[at + 3] = low >>> 24;
  bytes[at + 4] = key / 2 ** 32;
}

/** The key of a line; `undefined` for one that cannot be read, too. */
export function lineKey(bytes: Buffer, start: number, end: number): number | undefined {
  const id = idStart(bytes, start);
  const stop = id < 0 ? -1 : plainEnd(bytes, id, end);
  // Of a key that stands twice the last one counts.
  if (stop < 0 || hasId(bytes, stop, end)) return keyOfText(bytes.toString('utf8', start, end));
  return keyOf(typeNumber(lineType(bytes, start, end)), bytes, id, stop);
}

/** Where a text of nothing but letters of ASCII ends, before a comma or a brace; -1 for any other: blanks at its ends do not count. */
function plainEnd(bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return bytes[at + 1] === COMMA || bytes[at + 1] === CLOSING_BRACE ? at : -1;
    if (byte <= SPACE || byte > DELETE || byte === BACKSLASH) return -1;
  }
  return -1;
}

const hasId = (bytes: Buffer, from: number, end: number): boolean => bytes.subarray(from, end).includes(ID_KEY);

const keyOfText = (text: string): number | undefined => resourceKey(objectIn(text) ?? {});
