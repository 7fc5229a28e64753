import assistingCodes from '../../profiles/valuesets/procedure-assisting.json' with { type: 'json' };
import operatingCodes from '../../profiles/valuesets/procedure-operating.json' with { type: 'json' };
import { wordsOf } from './coding.ts';
import { asList, asObject, asText, type Json } from './json.ts';
import { inAny, valueSet } from './valueSet.ts';

/** Somebody who took part in a procedure, as recorded there. */
export interface Performer {
  /**
   * The same for the same person: "Practitioner/7", whatever the server and the version; where there is no such reference, an
   * identifier ("urn:npi|123"), else "name:" and the name.
   */
  readonly id: string;
  /** `null` where only a reference is recorded. */
  readonly name: string | null;
  /** The function is certainly not that of whoever operated: anesthesia, nursing, assistance, technology. */
  readonly isAssisting: boolean;
}

const assisting = valueSet(assistingCodes);
const operating = valueSet(operatingCodes);

/** Everybody whom a Procedure names as its performer. One who is named in no way is left out. */
export const performersOf = (procedure: Json): readonly Performer[] =>
  asList(procedure.performer).flatMap((performer) => {
    const who = whoIs(asObject(performer.actor), procedure);
    return who ? [{ ...who, isAssisting: isCertainlyAssisting(performer.function) }] : [];
  });

type Named = Pick<Performer, 'id' | 'name'>;

function whoIs(actor: Json | undefined, { contained }: Json): Named | undefined {
  const reference = asText(actor?.reference);
  const inside = reference?.startsWith('#') ? asList(contained).find(({ id }) => `#${id}` === reference) : undefined;
  const name = asText(actor?.display) ?? nameOf(inside?.name) ?? null;
  const id = idOf(reference) ?? identifierOf(actor?.identifier) ?? asList(inside?.identifier).map(identifierOf)[0];
  if (id !== undefined) return { id, name };
  return name === null ? undefined : { id: `name:${name}`, name };
}

/** Type and id. What stands inside a Procedure has no id beyond it. */
function idOf(reference: string | undefined): string | undefined {
  if (reference === undefined || reference.startsWith('#')) return undefined;
  return TYPE_AND_ID.exec(reference)?.[1] ?? reference;
}

const TYPE_AND_ID = /(?:^|\/)([A-Z][A-Za-z]+\/[^/?#\s]+)(?:\/_history\/[^/?#\s]+)?$/;

function identifierOf(identifier: unknown): string | undefined {
  const { system, value } = asObject(identifier) ?? {};
  const text = asText(value);
  return text === undefined ? undefined : `${asText(system) ?? ''}|${text}`;
}

/** Of a person or an organization described inside the Procedure. */
function nameOf(name: unknown): string | undefined {
  const [human] = asList(name);
  const parts = [human?.given, human?.family].flat().flatMap((part) => asText(part) ?? []);
  return asText(name) ?? asText(human?.text) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

/** A function that is open, contradicts itself or is that of somebody who may operate is not certain. */
function isCertainlyAssisting(role: unknown): boolean {
  const words = wordsOf([role]);
  if (!inAny([assisting], role) && !words.some((each) => ASSISTING.test(each))) return false;
  return !inAny([operating], role) && !words.some((each) => MAY_OPERATE.test(each.replaceAll(ASSISTANTS, '')));
}

const ASSISTING =
  /\b(?:an(?:a?esth|ästh)\w*|sedation|nurs(?:e|es|ing)|rn|scrub|circulat(?:or|ing)|assist\w*|technician|technologist|radiographer|perfusionist|observer|student)\b/i;

/** Words that would be those of whoever operates, were it not for the one beside them. */
const ASSISTANTS = /\bassist(?:ant|ing)\s+(?:surgeon|operator)\b|\b(?:surgeon|operator)['’]?s?\s+assistant\b/gi;

const MAY_OPERATE =
  /\b(?:operator|surgeon|proceduralist|interventionalist|interventional radiologist|nurse practitioner|physician['’]?s? (?:assistant|associate))\b/i;
