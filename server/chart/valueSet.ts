import { codeKey } from './codeSystem.ts';
import { type Coding, codings } from './coding.ts';

interface ValueSetResource {
  readonly id: string;
  readonly title: string;
  readonly compose: {
    readonly include: readonly {
      readonly system: string;
      readonly concept: readonly { readonly code: string; readonly display?: string }[];
    }[];
  };
}

/** A set of codes that mean the same to a rule. */
export interface ValueSet {
  readonly id: string;
  readonly title: string;
  readonly codings: readonly Coding[];
  /** The first coding of a CodeableConcept that belongs to the set. */
  readonly find: (concept: unknown) => Coding | undefined;
  /** Whether a `codeKey` belongs to the set. */
  readonly has: (key: string) => boolean;
}

/** A ValueSet resource of `profiles/valuesets`, ready to be asked. */
export function valueSet(resource: ValueSetResource): ValueSet {
  const all = resource.compose.include.flatMap(({ system, concept }) => concept.map((entry) => ({ system, ...entry })));
  const keys = new Set(all.map((coding) => codeKey(coding.system, coding.code)));
  return {
    id: resource.id,
    title: resource.title,
    codings: all,
    find: (concept) => {
      for (const { key, coding } of keyed(concept)) if (keys.has(key)) return coding;
      return undefined;
    },
    has: (key) => keys.has(key),
  };
}

interface Keyed {
  readonly coding: Coding;
  readonly key: string;
}

/** One concept is asked about by dozens of sets. */
const known = new WeakMap<object, readonly Keyed[]>();

function keyed(concept: unknown): readonly Keyed[] {
  if (typeof concept !== 'object' || concept === null) return [];
  const before = known.get(concept);
  if (before) return before;
  const found = codings(concept).map((coding) => ({ coding, key: keyOf(coding) }));
  known.set(concept, found);
  return found;
}

/** Whether a CodeableConcept holds a code of one of the sets. */
export function inAny(sets: readonly ValueSet[], concept: unknown): boolean {
  for (const set of sets) if (set.find(concept) !== undefined) return true;
  return false;
}

/** The keys of a CodeableConcept's codings, as `ValueSet.has` takes them. */
export const keysOf = (concept: unknown): readonly string[] => codings(concept).map(keyOf);

const keyOf = ({ system, code }: Coding): string => codeKey(system, code);
