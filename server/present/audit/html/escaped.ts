const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in markup, in an attribute too. */
export const escaped = (text: string): string =>
  NEEDED.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character) : text;

const NEEDED = /[&<>"']/;
