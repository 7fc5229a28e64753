/**
 * How many braces and brackets are open at `end` of those that stand behind `start`. Those in texts are counted, too: a line in
 * which they do not balance may be whole nevertheless, and is read to be told.
 */
export function openBraces(bytes: Buffer, start: number, end: number): number {
  let open = 0;
  for (let at = start; at < end; at += 1) {
    // { and [ as well as } and ] differ in one bit.
    const byte = (bytes[at] ?? 0) | 0x20;
    if (byte === 0x7b) open += 1;
    else if (byte === 0x7d) open -= 1;
  }
  return open;
}
