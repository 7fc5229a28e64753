import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PATIENTS = fileURLToPath(new URL('../patients/', import.meta.url));

/** What of a resource must never stand in a log: names, identifiers, birth dates, addresses, free text and result texts. */
const TELLING = ['family', 'given', 'birthDate', 'valueString', 'text', 'line', 'phone'];

function textsOf(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsOf(each, key));
  if (typeof value === 'string') return TELLING.includes(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).flatMap(([name, each]) => textsOf(each, name));
  const { resourceType, id, identifier } = value as Readonly<Record<string, unknown>>;
  const ids = typeof resourceType === 'string' && typeof id === 'string' ? [id, `${resourceType}/${id}`] : [];
  const numbers = [identifier].flat().flatMap((one) => {
    const number = (one as { readonly value?: unknown } | undefined)?.value;
    return typeof number === 'string' ? [number] : [];
  });
  return [...own, ...ids, ...numbers];
}

/** Every name, id, number, birth date and text of the synthetic patients. Those of one or two letters say nothing. */
export const PHI: ReadonlySet<string> = new Set(
  globSync('*.json', { cwd: PATIENTS })
    .filter((name) => !name.endsWith('.expected.json'))
    .flatMap((name) => textsOf(JSON.parse(readFileSync(PATIENTS + name, 'utf8'))))
    .filter((text) => text.length >= 3),
);

const quoted = [...PHI].map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|');
/** As words of their own: the patient "gist" is not in "registered". */
const TOLD = new RegExp(`(?<![\\w-])(?:${quoted})(?![\\w-])`);

/** Every field that a log line may have. None of them can hold a value of a record. */
const FIELDS = new Set(
  `level time pid hostname msg requestId reference method route status milliseconds step outcome siteId launch code reason
   kind at errcode circuit`.split(/\s+/),
);

/** Tokens, users, and addresses with a query. The eight random characters that stand for a launch are no token, whatever they are. */
const SECRET = /eyJ[\w-]{6}|Bearer |Practitioner|[?]/;

/** What is wrong with a log: fields that nobody has allowed, and whatever tells of a patient. A line that is no JSON has no fields. */
export function leaksIn(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const entry = /^\{.*\}$/.test(line) ? JSON.parse(line) : {};
    const fields = Object.keys(entry).filter((name) => !FIELDS.has(name));
    return [...fields.map((name) => `field ${name}`), ...(TOLD.exec(line) ?? []), ...(SECRET.exec(line) ?? [])];
  });
}
