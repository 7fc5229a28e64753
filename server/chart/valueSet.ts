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
  /** The `codeKey` of every coding. */
  readonly keys: ReadonlySet<string>;
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
    find: (concept) => codings(concept).find((coding) => keys.has(keyOf(coding))),
    keys,
    has: (key) => keys.has(key),
  };
}

/** Whether a CodeableConcept holds a code of one of the sets. */
export const inAny = (sets: readonly ValueSet[], concept: unknown): boolean => anyOf(sets, keysOf(concept));

/** The keys of a CodeableConcept's codings, as `ValueSet.has` takes them: whoever asks many sets finds them once. */
export const keysOf = (concept: unknown): readonly string[] => codings(concept).map(keyOf);

/** Whether one of the keys belongs to one of the sets. */
export function anyOf(sets: readonly ValueSet[], keys: readonly string[]): boolean {
  for (const key of keys) for (const set of sets) if (set.has(key)) return true;
  return false;
}

const keyOf = ({ system, code }: Coding): string => codeKey(system, code);
