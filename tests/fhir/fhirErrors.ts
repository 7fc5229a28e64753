import { readFileSync } from 'node:fs';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';

/** Reads `r4.ndjson`, what FHIR R4 says of the resources that LiverMet writes; `trimDefinitions.ts` made it. */

interface Element {
  readonly path: string;
  readonly contentReference?: string;
  readonly type?: readonly { readonly code: string }[];
  /** The value set that a code has to be of. */
  readonly codes?: string;
}

interface Definition {
  readonly resourceType: string;
  readonly name: string;
  readonly snapshot: { readonly element: readonly Element[] };
}

interface CodeSet {
  readonly resourceType: string;
  readonly url: string;
  readonly codes: readonly string[];
}

const lines = readFileSync(new URL('r4.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const all = lines.map((line) => JSON.parse(line) as Definition | CodeSet);
const definitions = all.filter((each): each is Definition => each.resourceType === 'StructureDefinition');
const byName = new Map(definitions.map((each) => [each.name, each.snapshot.element]));
const codeSets = new Map(all.flatMap((each) => ('codes' in each ? [[each.url, new Set(each.codes)] as const] : [])));

indexStructureDefinitionBundle(definitions as unknown as Parameters<typeof indexStructureDefinitionBundle>[0]);

type Json = Readonly<Record<string, unknown>>;

/** Everything about a resource that FHIR R4 does not allow: structure, cardinality, types, constraints and codes of required bindings. */
export function fhirErrors(resource: unknown): readonly string[] {
  const { resourceType = '' } = resource as { readonly resourceType?: string };
  if (!byName.has(resourceType)) return [`${resourceType} is not among the definitions`];
  return [...structureErrors(resource), ...codeErrors(resource as Json, resourceType, resourceType)];
}

function structureErrors(resource: unknown): readonly string[] {
  try {
    const issues = validateResource(resource as Parameters<typeof validateResource>[0]);
    return issues.filter(({ severity }) => severity === 'error').map(textOf);
  } catch (error) {
    const { outcome } = error as { readonly outcome?: { readonly issue: readonly Issue[] } };
    return outcome ? outcome.issue.map(textOf) : [String(error)];
  }
}

type Issue = ReturnType<typeof validateResource>[number];
const textOf = ({ details, expression }: Issue): string => `${details?.text} (${expression})`;

/** @param name of the definition that `path` begins with */
function codeErrors(value: Json, name: string, path: string): readonly string[] {
  return Object.entries(value).flatMap(([key, content]) => {
    const element = elementAt(name, path, key);
    if (!element || key.startsWith('_')) return [];
    const items = Array.isArray(content) ? content : [content];
    return items.flatMap((item) => (isObject(item) ? within(item, name, element, key) : notOf(element, item)));
  });
}

function elementAt(name: string, path: string, key: string): Element | undefined {
  const elements = byName.get(name) ?? [];
  const found =
    elements.find((each) => each.path === `${path}.${key}`) ??
    elements.find((each) => each.path.endsWith('[x]') && `${path}.${key}`.startsWith(each.path.slice(0, -3)));
  const same = found?.contentReference?.slice(1);
  return same === undefined ? found : elements.find((each) => each.path === same);
}

function within(item: Json, name: string, { path, type = [] }: Element, key: string): readonly string[] {
  const types = type.map(({ code }) => code);
  if (types.includes('Resource')) return fhirErrors(item).map((error) => `${path}: ${error}`);
  if (types.some((each) => each === 'BackboneElement' || each === 'Element')) return codeErrors(item, name, path);
  // Of a choice the key says which it is: valueQuantity.
  const own = types.length === 1 ? types[0] : types.find((each) => key.toLowerCase().endsWith(each.toLowerCase()));
  return own === undefined ? [] : codeErrors(item, own, own);
}

const notOf = ({ path, codes = '' }: Element, item: unknown): readonly string[] =>
  codeSets.get(codes)?.has(String(item)) === false ? [`${path}: "${item}" is no code of ${codes}`] : [];

const isObject = (item: unknown): item is Json => typeof item === 'object' && item !== null;
