import { asObject, asText, type Json } from '../../chart/json.ts';
import { idStart, nameStart } from './lineType.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HASH = 0x811c9dc5;

/**
 * A number for the type and id of a resource, the same for each of its versions: 53 bits, of which two resources of a round
 * share one by a chance of one in some thousands. `undefined` for a resource without id.
 */
export function resourceKey({ resourceType, id }: Json): number | undefined {
  const text = asText(id);
  if (text === undefined) return undefined;
  let [low, high] = [HASH, HASH];
  for (const byte of Buffer.from(`${resourceType}"${text}"`)) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x9e3779b1);
  }
  return keyOfParts(low, high);
}

/** From the two numbers that a line filter notes (assembly/keys.ts). */
export const keyOfParts = (low: number, high: number): number => (high >>> 11) * 2 ** 32 + (low >>> 0);

/** The key of a line that begins with its type; `undefined` for one that cannot be read, too. */
export function lineKey(bytes: Buffer, start: number, end: number): number | undefined {
  const id = idStart(bytes, start);
  if (id < 0) return keyOfText(bytes.toString('utf8', start, end));
  const name = nameStart(bytes, start);
  let low = HASH;
  let high = HASH;
  let isWhole = false;
  for (let at = name; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH) break;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x9e3779b1);
    if (byte !== QUOTE) continue;
    isWhole = at >= id;
    if (isWhole) break;
    at = id - 1;
  }
  return isWhole ? keyOfParts(low, high) : keyOfText(bytes.toString('utf8', start, end));
}

function keyOfText(text: string): number | undefined {
  try {
    return resourceKey(asObject(JSON.parse(text)) ?? {});
  } catch {
    return undefined;
  }
}
