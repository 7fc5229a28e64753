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
  const text = asText((concept as Json | undefined)?.text);
  if (text !== undefined) return text;
  const [first] = codings(concept);
  return first?.display ?? (first ? `${first.system}|${first.code}` : '');
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
  const words: string[] = [];
  const add = (word: string | undefined) => {
    if (word !== undefined) words.push(statusWord(word));
  };
  for (const each of Array.isArray(concept) ? concept : [concept]) {
    for (const { code, display } of codings(each)) {
      add(code);
      add(display);
    }
    add(asText(asObject(each)?.text));
    add(asText(each));
  }
  return words;
}

/** In one spelling; the words of closed code systems are few, those of whoever writes them without end. */
function statusWord(word: string): string {
  const known = spellings.get(word);
  if (known !== undefined) return known;
  const spelling = word.toLowerCase().replaceAll(/[\s_]+/g, '-');
  if (spellings.size >= MOST_SPELLINGS) spellings.clear();
  spellings.set(word, spelling);
  return spelling;
}

const spellings = new Map<string, string>();
const MOST_SPELLINGS = 1000;
