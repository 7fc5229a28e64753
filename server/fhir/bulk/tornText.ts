import { asText } from '../../chart/json.ts';
import { jsonIn } from '../jsonIn.ts';
import { walkJson } from './jsonWalk.ts';
import { patientsOf } from './looseResource.ts';

/** What a text that cannot be read tells for certain all the same. */
export interface TornText {
  /** Types of the resources in it; empty when they may be any. */
  readonly types: readonly string[];
  /** Whom it is about; empty when that may be anybody. */
  readonly patients: readonly string[];
}

/** Nothing can be told. */
const ANYTHING: TornText = { types: [], patients: [] };

/** Those that hold resources of any type, or speak of some. */
const OF_OTHERS: readonly unknown[] = ['Bundle', 'OperationOutcome', 'Parameters'];

/**
 * It is about one patient only where it holds a single resource that says whom it is about before anything is wrong with it:
 * what stands behind a tear may be the end of any other line.
 */
export function tornText(text: string): TornText {
  const { own, inside, isMixed } = partsOf(Buffer.from(text.replace(/^[\s\uFEFF]+/, '')));
  const types = own.filter(([key]) => key === 'resourceType').map(([, value]) => value);
  if (isMixed || OF_OTHERS.includes(types[0])) return ANYTHING;
  const all = [...new Set([asText(types[0]), ...inside.map(({ type }) => type)])];
  const patients = patientsOf(Object.fromEntries(own));
  // Whoever else is named may be whom another line is about, of which the beginning is lost.
  if (patients.length > 0 && named(text).some((id) => !patients.includes(id))) return ANYTHING;
  const isOne = inside.every(({ isContained }) => isContained);
  return { types: all.every((type) => type !== undefined) ? all : [], patients: isOne ? patients : [] };
}

/** Ids in references to Patients. One at the very end of the text may go on. */
const named = (text: string): readonly string[] =>
  [...text.matchAll(/Patient\\?\/([^"/?#\\]+)(?=["/?#\\])/g)].map(([, id = '']) => id.trim());

interface Parts {
  /** What the outermost object says of itself, as far as it goes. */
  readonly own: readonly (readonly [key: string, value: unknown])[];
  /** Other resources. */
  readonly inside: readonly { readonly type: string | undefined; readonly isContained: boolean }[];
  /** Whether it may go on in the middle of another text. */
  readonly isMixed: boolean;
}

const ABOUT: readonly unknown[] = ['subject', 'patient'];
const TELLING: readonly unknown[] = ['resourceType', 'id', 'subject', 'patient', 'focus'];

function partsOf(bytes: Buffer): Parts {
  const own: (readonly [string, unknown])[] = [];
  const inside: Parts['inside'][number][] = [];
  const members = new Set<string>();
  let [member, from, isMixed] = ['', 0, false];
  const onKey = (depth: number, start: number, end: number) => {
    const key = asText(jsonIn(bytes.toString('utf8', start, end))) ?? '';
    if (depth === 1) {
      // A resource says everything once, and whom it is about on its own.
      isMixed ||= members.has(key);
      members.add(key);
      [member, from] = [key, end];
    } else if (ABOUT.includes(key) && member !== 'contained') isMixed = true;
    else if (key === 'resourceType')
      inside.push({ type: typeAt(bytes, start, end), isContained: depth === 3 && member === 'contained' });
  };
  const { fault } = walkJson(bytes, 0, bytes.length, onKey, (end) => {
    if (TELLING.includes(member)) own.push([member, jsonIn(bytes.toString('utf8', from, end).replace(/^\s*:/, ''))]);
  });
  return { own, inside, isMixed: isMixed || goesOn(bytes.toString('utf8', fault)) };
}

/** Whether what stands behind a fault may be of something else: it says something of its own, ends what does not begin, or is no text. */
const goesOn = (rest: string): boolean => /"\s*:|^["{}[\],:]|[^\P{Cc}\t]|\uFFFD/u.test(rest);

/** The type of a resource that begins with it; one that does not may have another before. */
function typeAt(bytes: Buffer, start: number, end: number): string | undefined {
  if (!/\{\s*$/.test(bytes.toString('latin1', Math.max(0, start - 4), start))) return undefined;
  return /^\s*:\s*"([A-Za-z]+)"/.exec(bytes.toString('latin1', end, end + 100))?.[1];
}

/** Whether a text says nothing that a record may say: words beside the data, or JSON of something else. */
export function isOfNoRecord(text: string): boolean {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const value = jsonIn(trimmed);
  if (value !== undefined) return !/"resourceType"|\\u00/.test(trimmed);
  return !LIKE_JSON.test(trimmed) && !/[^\P{Cc}\t]|\uFFFD/u.test(trimmed);
}

/** Begins or ends like an object or a list that holds something, or holds a key. */
const LIKE_JSON = /^\{\s*(?:"|$)|^\[\s*(?:["{[]|$)|(?:["}\]\d]|true|false|null)\s*[}\]]$|"[^"\s]{1,64}"\s*:/;
