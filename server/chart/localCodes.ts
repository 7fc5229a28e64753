import { asObject, type Json } from './json.ts';

/** A code of a site's own, and the standard code that means the same. */
export interface LocalCode {
  readonly system: string;
  readonly code: string;
  readonly means: { readonly system: string; readonly code: string };
}

/**
 * A resource in which every CodeableConcept with a local code also carries the standard one, so that nothing else has to
 * know of local codes. What is shown as recorded stays as it was: the local coding comes first.
 */
export function withStandardCodes(resource: unknown, localCodes: readonly LocalCode[]): unknown {
  return localCodes.length === 0 ? resource : translated(resource, localCodes);
}

function translated(value: unknown, localCodes: readonly LocalCode[]): unknown {
  if (Array.isArray(value)) return value.map((each) => translated(each, localCodes));
  const object = asObject(value);
  if (!object) return value;
  const inner = Object.fromEntries(Object.entries(object).map(([key, each]) => [key, translated(each, localCodes)]));
  return Array.isArray(inner.coding) ? { ...inner, coding: withMeanings(inner.coding, localCodes) } : inner;
}

function withMeanings(coding: readonly unknown[], localCodes: readonly LocalCode[]): readonly unknown[] {
  const given = coding.map(asObject).filter((each): each is Json => each !== undefined);
  const is = (a: Json, b: { readonly system: string; readonly code: string }) =>
    a.system === b.system && a.code === b.code;
  const meanings = localCodes.filter((local) => given.some((each) => is(each, local))).map(({ means }) => means);
  return [...coding, ...meanings.filter((means) => !given.some((each) => is(each, means)))];
}
