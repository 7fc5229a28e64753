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
  let [low, high] = [HASH, HASH];
  for (const from of [nameStart(bytes, start), id]) {
    let byte = 0;
    for (let at = from; byte !== QUOTE; at += 1) {
      if (at >= end || bytes[at] === BACKSLASH) return keyOfText(bytes.toString('utf8', start, end));
      byte = bytes[at] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x9e3779b1);
    }
  }
  return keyOfParts(low, high);
}

function keyOfText(text: string): number | undefined {
  try {
    return resourceKey(asObject(JSON.parse(text)) ?? {});
  } catch {
    return undefined;
  }
}
