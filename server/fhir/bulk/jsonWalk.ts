const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;

/** How far a walk came. */
export interface Walked {
  /** Where the first sign stands that cannot stand there; the end when there is none. */
  readonly fault: number;
  /** Whether it is whole as far as signs tell: numbers and words like `true` are not looked at. */
  readonly isSound: boolean;
}

/** A key of any object, and how deep: 1 is the outermost. Its value begins behind `valueAt`. */
export type OnKey = (depth: number, start: number, end: number, valueAt: number) => void;

/** What may come next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const SIGN_OF_VALUE = 4;
const NEXT = 5;
const BROKEN = 6;

const DEEPEST = 64;

/**
 * Goes through a line from sign to sign as JSON has them: what is damaged or cut off is told by most of it, in a fraction of the
 * time that reading it takes. A line filter does the same (assembly/jsonWalk.ts).
 *
 * @param onValue told where each value of the outermost object ends
 */
export function walkJson(
  bytes: Buffer,
  start: number,
  end: number,
  onKey?: OnKey,
  onValue?: (end: number) => void,
): Walked {
  const isArray: boolean[] = [];
  let expected = VALUE;
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x20 || byte === 0x09 || byte === 0x0d) {
      at += 1;
      continue;
    }
    let stop = at + 1;
    if (byte === QUOTE) {
      stop = textEnd(bytes, at + 1, end);
      if (stop < 0) return { fault: -stop - 1, isSound: false };
      if (expected === KEY || expected === KEY_OR_END) onKey?.(isArray.length, at, stop, stop);
    } else if (isOfScalar(byte)) while (stop < end && isOfScalar(bytes[stop] ?? 0)) stop += 1;
    const next = after(byte, expected, isArray);
    if (next === BROKEN) return { fault: at, isSound: false };
    expected = next;
    at = stop;
    if (expected === NEXT && isArray.length === 1) onValue?.(at);
  }
  return { fault: end, isSound: expected === NEXT && isArray.length === 0 };
}

/** @returns what may come after a sign, a text or a scalar that begins with a byte */
function after(byte: number, expected: number, isArray: boolean[]): number {
  const isOfValue = expected === VALUE || expected === VALUE_OR_END;
  if (byte === QUOTE) {
    if (isOfValue) return NEXT;
    return expected === KEY || expected === KEY_OR_END ? SIGN_OF_VALUE : BROKEN;
  }
  if (byte === COLON) return expected === SIGN_OF_VALUE ? VALUE : BROKEN;
  if (byte === COMMA) {
    if (expected !== NEXT || isArray.length === 0) return BROKEN;
    return isArray.at(-1) ? VALUE : KEY;
  }
  // { and [
  if (byte === 0x7b || byte === 0x5b) {
    if (!isOfValue || isArray.length === DEEPEST) return BROKEN;
    isArray.push(byte === 0x5b);
    return byte === 0x5b ? VALUE_OR_END : KEY_OR_END;
  }
  // } and ]
  if (byte === 0x7d || byte === 0x5d) {
    const mayEnd = expected === NEXT || expected === (byte === 0x5d ? VALUE_OR_END : KEY_OR_END);
    if (!mayEnd || isArray.pop() !== (byte === 0x5d)) return BROKEN;
    return NEXT;
  }
  return isOfScalar(byte) && isOfValue ? NEXT : BROKEN;
}

/** No quote, no control, none of , : [ \ ] { } */
const isOfScalar = (byte: number): boolean => {
  if (byte < 0x20 || byte === QUOTE || byte === COMMA || byte === COLON || byte === BACKSLASH) return false;
  return (byte | 0x20) !== 0x7b && (byte | 0x20) !== 0x7d;
};

/** Behind the quote that ends a text; less than 0 where it does not end, or has a sign that none may have: -1 - its place. */
function textEnd(bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) return -at - 1;
    if (byte === BACKSLASH) {
      at += 1;
      if (at < end && !ESCAPED.has(bytes[at] ?? 0)) return -at - 1;
    }
  }
  return -end - 1;
}

const ESCAPED: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrtu'));
