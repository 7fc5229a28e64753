const VOID = new Set(['meta', 'link', 'input', 'br', 'img', 'col']);

/** Tags that are not closed, or close something else: "expected </p>, found </div>". */
export function unbalancedTags(html: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, slash, name = '', selfClosing] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi)) {
    if (VOID.has(name) || selfClosing) continue;
    if (!slash) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else faults.push(`expected </${open.pop()}>, found </${name}>`);
  }
  return [...faults, ...open.map((name) => `<${name}> is never closed`)];
}

export const attributeValues = (html: string, attribute: string): readonly string[] =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

/** References inside the page (label, description, link) that lead nowhere. */
export function brokenReferences(html: string): readonly string[] {
  const ids = new Set(attributeValues(html, 'id'));
  const links = attributeValues(html, 'href')
    .filter((href) => href.startsWith('#'))
    .map((href) => href.slice(1));
  const named = ['for', 'aria-describedby', 'aria-labelledby'].flatMap((attribute) => attributeValues(html, attribute));
  return [...links, ...named.flatMap((value) => value.split(' '))].filter((id) => !ids.has(id));
}

export const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Fields to fill in that stand in no label and that no label names. */
export function unlabeledFields(html: string): readonly string[] {
  const named = attributeValues(html, 'for');
  const outside = html.replaceAll(/<label[ >].*?<\/label>/gs, '');
  const fields = [...outside.matchAll(/<(?:input type="(?:radio|checkbox|text)"|textarea|select)[^>]*>/g)].map(
    ([field]) => field,
  );
  return fields.filter((field) => !named.includes(/\sid="([^"]+)"/.exec(field)?.[1] ?? ''));
}
