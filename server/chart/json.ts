/**
 * Reading resources that nobody has validated. Every accessor accepts any JSON value and answers with `undefined` or an
 * empty list instead of throwing: a malformed element must cost one value, never the page.
 */
export type Json = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() || undefined : undefined;

/** A list as it is; a single object (a common mistake of exporters) as a list of one. */
export const asList = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.every(isObject) ? value : value.filter(isObject);
  return isObject(value) ? [value] : NONE;
};

const NONE: readonly Json[] = [];
const isObject = (value: unknown): value is Json => asObject(value) !== undefined;
