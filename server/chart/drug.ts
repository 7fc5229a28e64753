import { conceptText, wordsOf } from './coding.ts';
import type { SetAside, Source } from './fact.ts';
import type { RecognizedBy } from './facts.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import type { Entry } from './observations.ts';
import { inAny, type ValueSet } from './valueSet.ts';

/** The drug of an order or a dose, as far as the record says which it is. */
export interface Drug {
  /** The codes of the drug and of what it is made of. */
  readonly concepts: readonly unknown[];
  /** As the record calls it, "" when it only points to a Medication that was not read. */
  readonly name: string;
  /** Everything that names it in words; empty when the record has nothing but codes, or nothing at all. */
  readonly words: readonly string[];
}

/** A group of drugs that mean the same to a rule. */
export interface DrugGroup {
  readonly valueSet: ValueSet;
  /** Generic names, lower case. Products have thousands of codes, and many records only have a name or a code of their own. */
  readonly names: readonly string[];
}

/** The drug of a MedicationRequest or MedicationAdministration, stated in it, contained in it or among `medications`. */
export function drugOf(resource: Json, medications: readonly Entry[]): Drug {
  const target = asObject(resource.medicationReference);
  const reference = asText(target?.reference)?.split('/_history/')[0] ?? '';
  const described = medicationsAt(reference, resource, medications).filter(
    ({ status }) => status !== 'entered-in-error',
  );
  const concepts = [resource.medicationCodeableConcept, ...described.flatMap(conceptsOf)].filter(
    (concept) => asObject(concept) !== undefined,
  );
  const display = asText(target?.display);
  const [name] = concepts.map(conceptText).filter((text) => text !== '');
  const words = [...wordsOf(concepts), ...(display ? [display] : [])];
  return { concepts, name: name ?? display ?? '', words };
}

function medicationsAt(reference: string, resource: Json, medications: readonly Entry[]): readonly Json[] {
  if (reference.startsWith('#'))
    return asList(resource.contained).filter(
      ({ resourceType, id }) => resourceType === 'Medication' && `#${id}` === reference,
    );
  return medications
    .filter((each) => reference === each.reference || reference.endsWith(`/${each.reference}`))
    .map((each) => each.resource);
}

const conceptsOf = (medication: Json): readonly unknown[] => [
  medication.code,
  ...asList(medication.ingredient).map(({ itemCodeableConcept }) => itemCodeableConcept),
];

/** How a drug shows that it belongs to a group; `undefined` when it does not. */
export function recognize({ concepts, words }: Drug, group: DrugGroup): RecognizedBy | undefined {
  if (concepts.some((concept) => inAny([group.valueSet], concept))) return 'code';
  return words.some((text) => names(text, group.names)) ? 'name' : undefined;
}

/** Whether a text names one of `generic` as a word of its own: "heparin 5,000 units", not "heparin-free". */
export const names = (text: string, generic: readonly string[]): boolean =>
  new RegExp(`(?<!\\p{L})(?:${generic.join('|')})(?!\\p{L}|[- ]free)`, 'iu').test(text);

const SHOWN = 3;

/**
 * Records whose drug nothing names and no code we read states: each may be any drug, so it is shown, lest silence about it
 * read as "another drug".
 *
 * @param records none of which was recognized
 */
export function unidentified(
  records: readonly { readonly drug: Drug; readonly source: Source }[],
): readonly SetAside[] {
  const nameless = records.filter(({ drug }) => drug.words.length === 0);
  const because = `which drug it is cannot be read (so with ${nameless.length} in all)`;
  return nameless.slice(0, SHOWN).map(({ source }) => ({ ...source, because }));
}
