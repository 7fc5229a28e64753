import { jsonIn } from '../jsonIn.ts';
import { TYPES } from './lineType.ts';
import { resourceKey } from './resourceKey.ts';
import { tornText } from './tornText.ts';

const ID = /"(?:i|\\u0069)(?:d|\\u0064)"\s*:\s*("(?:[^"\\]|\\.)*")/g;

/** All types that no audit looks for share their keys. */
const ALL_TYPES = [...TYPES, 'another'];

/**
 * Keys of all resources that a text which cannot be read may have been a version of: nobody can tell which of its ids is that of
 * the resource itself, nor of what type it is where that is not said.
 */
export function tornKeys(text: string): readonly number[] {
  const ids = new Set([...text.matchAll(ID)].map(([, id = '']) => jsonIn(id)));
  const { types } = tornText(text);
  const all = types.length === 0 ? ALL_TYPES : types;
  const keys = [...ids].flatMap((id) => all.map((resourceType) => resourceKey({ resourceType, id })));
  return [...new Set(keys.filter((key) => key !== undefined))];
}
