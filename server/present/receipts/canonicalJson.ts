/**
 * JSON in the one form of RFC 8785 (JSON Canonicalization Scheme): keys in the order of their UTF-16 code units, numbers and
 * strings as ECMAScript writes them, no spaces. A property that is `undefined` is left out, as JSON does.
 *
 * @throws TypeError for what JSON cannot hold: a number that is not finite, a function, a bigint
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  const isJson = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (!isJson) throw new TypeError(`${typeof value} has no canonical form in JSON`);
  return JSON.stringify(value);
}
