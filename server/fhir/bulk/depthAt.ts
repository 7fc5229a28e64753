const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * How many braces and brackets are open at places of a line, those in texts aside. Asked for places that only move forward, so
 * that a line is gone through once.
 */
export function depthsFrom(bytes: Buffer, start: number): (place: number) => number {
  let [at, open, isInText] = [start, 0, false];
  return (place) => {
    for (; at < place; at += 1) {
      const byte = bytes[at] ?? 0;
      if (isInText) {
        if (byte === BACKSLASH) at += 1;
        else if (byte === QUOTE) isInText = false;
      } else if (byte === QUOTE) isInText = true;
      // { and [ as well as } and ] differ in one bit.
      else if ((byte | 0x20) === 0x7b) open += 1;
      else if ((byte | 0x20) === 0x7d) open -= 1;
    }
    return open;
  };
}
