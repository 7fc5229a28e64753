import { asObject, type Json } from '../chart/json.ts';

/** The value that a text is the JSON of; `undefined` for what is no JSON, which itself has no such value. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same, where it is an object. */
export const objectIn = (text: string): Json | undefined => asObject(jsonIn(text));
