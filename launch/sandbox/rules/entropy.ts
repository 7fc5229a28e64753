const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
/** Six bits of a version 4 UUID are fixed. */
const UUID_V4_BITS = 122;
/** A random text that long never repeats so few characters; a counter or a constant does. */
const FEWEST_DISTINCT = 8;

const ALPHABETS: readonly (readonly [RegExp, number])[] = [
  [/^[0-9]*$/, 10],
  [/^(?:[0-9a-f]*|[0-9A-F]*)$/, 16],
  [/^(?:[0-9a-z]*|[0-9A-Z]*)$/, 36],
  [/^[0-9a-zA-Z]*$/, 62],
];
const LARGEST_ALPHABET = 64;

/** Bits of randomness a text can hold at most, judged by its length and the smallest alphabet it fits. */
export function entropyBits(text: string): number {
  if (UUID_V4.test(text)) return UUID_V4_BITS;
  if (new Set(text).size < FEWEST_DISTINCT) return 0;
  const [, size] = ALPHABETS.find(([alphabet]) => alphabet.test(text)) ?? [undefined, LARGEST_ALPHABET];
  return text.length * Math.log2(size);
}
