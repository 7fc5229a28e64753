const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How many braces and brackets are open at a place of a line, those in texts aside. */
export function depthAt(bytes: Buffer, start: number, place: number): number {
  let open = 0;
  for (let at = start; at < place; at += 1) {
    const byte = bytes[at] ?? 0;
    // { and [ as well as } and ] differ in one bit.
    if (byte === QUOTE) at = textEnd(bytes, at + 1, place);
    else if ((byte | 0x20) === 0x7b) open += 1;
    else if ((byte | 0x20) === 0x7d) open -= 1;
  }
  return open;
}

/** Where the quote stands that ends a text; at `end` or behind it when none does. */
function textEnd(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
