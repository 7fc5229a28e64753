import { asList, asObject, asText, type Json } from './json.ts';

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/** All codings of a CodeableConcept; a coding without code is left out. */
export function codings(concept: unknown): readonly Coding[] {
  const found: Coding[] = [];
  for (const coding of asList(asObject(concept)?.coding)) {
    const code = asText(coding.code);
    const display = asText(coding.display);
    const system = asText(coding.system) ?? '';
    if (code !== undefined) found.push(display ? { system, code, display } : { system, code });
  }
  return found;
}

/** A CodeableConcept in words: its text, else a display, else "system|code". */
export function conceptText(concept: unknown): string {
  const [first] = codings(concept);
  return (
    asText((concept as Json | undefined)?.text) ?? first?.display ?? (first ? `${first.system}|${first.code}` : '')
  );
}

/** Every text that says what a concept is. */
export const wordsOf = (concepts: readonly unknown[]): readonly string[] =>
  concepts.flatMap((concept) => {
    const texts = [asText(asObject(concept)?.text), ...codings(concept).map(({ display }) => display)];
    return texts.filter((text) => text !== undefined);
  });

/**
 * Everything a CodeableConcept of a closed code system, such as clinicalStatus, says: all codes, displays and its text, in
 * lower case with hyphens. Local codings often stand before the one that counts.
 */
export function statusCodes(concept: unknown): readonly string[] {
  const words = [concept]
    .flat()
    .flatMap((each) => [
      ...codings(each).flatMap(({ code, display }) => [code, display]),
      asText(asObject(each)?.text),
      asText(each),
    ]);
  return words.filter((word) => word !== undefined).map((word) => word.toLowerCase().replaceAll(/[\s_]+/g, '-'));
}
