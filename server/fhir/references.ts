import type { Json } from '../chart/json.ts';

/** A resource with every `reference` that is a key of `names` replaced by its value; nothing else is touched. */
export const withReferences = (resource: Json, names: ReadonlyMap<string, string>): Json =>
  rename(resource, names) as Json;

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'reference' && typeof item === 'string' ? (names.get(item) ?? item) : rename(item, names),
    ]),
  );
}
