import { typesNamed } from './loss.ts';
import { resourceKey } from './resourceKey.ts';

const ID = /"id"\s*:\s*("(?:[^"\\]|\\.)*")/g;

/**
 * Keys of all resources that a text which is no JSON may have been a version of: nobody can tell which of its ids is that of
 * the resource itself. None of a text that can be read: it says what it is.
 */
export function tornKeys(text: string): readonly number[] {
  if (read(text) !== undefined) return [];
  const ids = [...text.matchAll(ID)].map(([, id = '']) => read(id));
  const keys = (typesNamed(text) ?? []).flatMap((resourceType) => ids.map((id) => resourceKey({ resourceType, id })));
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** `undefined` for what is no JSON; JSON itself has no such value. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
