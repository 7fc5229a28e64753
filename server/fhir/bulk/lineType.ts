/** Types of resources that an audit reads, as far as the beginning of a line tells. */
export type LineType = (typeof TYPES)[number] | 'other' | 'unclear';

/** Those that have to say whose they are. */
export const OF_A_PATIENT = [
  'Condition',
  'Procedure',
  'Observation',
  'BodyStructure',
  'MedicationRequest',
  'MedicationAdministration',
] as const;

export const TYPES = ['Patient', ...OF_A_PATIENT, 'Medication', 'Bundle', 'OperationOutcome'] as const;

/** Lines of which the type alone does not say what they hold. */
export const READ_FIRST: ReadonlySet<LineType> = new Set(['unclear', 'Bundle', 'OperationOutcome']);

const PREFIX = Buffer.from('{"resourceType":');
const QUOTE = 0x22;
const SPACE = 0x20;
const BY_LENGTH = Map.groupBy(
  TYPES.map((type) => ({ type, bytes: Buffer.from(type) })),
  ({ bytes }) => bytes.length,
);

/** The type of a line that begins with it, as nearly all exporters write it; `unclear` for every other line. */
export function lineType(block: Buffer, start: number, end: number): LineType {
  if (isAt(block, start, last.beginning)) return last.type;
  const type = newType(block, start, end);
  if (type !== 'unclear') last = { beginning: Buffer.from(block.subarray(start, nameEnd(block, start) + 1)), type };
  return type;
}

/** How the last line of a known type began, the quote after its type included: files hold one type, written in one way. */
let last: { readonly beginning: Buffer; readonly type: LineType } = { beginning: Buffer.from('\n'), type: 'unclear' };

/** Where the name of the type ends with which a line begins. */
function nameEnd(block: Buffer, start: number): number {
  let stop = nameStart(block, start);
  while (isLetter(block[stop] ?? 0)) stop += 1;
  return stop;
}

function newType(block: Buffer, start: number, end: number): LineType {
  const name = nameStart(block, start);
  if (name < 0) return 'unclear';
  const stop = nameEnd(block, start);
  if (stop >= end || block[stop] !== QUOTE || stop === name) return 'unclear';
  for (const { type, bytes } of BY_LENGTH.get(stop - name) ?? []) if (isAt(block, name, bytes)) return type;
  return 'other';
}

/** Where the name of the type begins; -1 when the line does not begin with it. */
export function nameStart(block: Buffer, start: number): number {
  if (!isAt(block, start, PREFIX)) return -1;
  let at = start + PREFIX.length;
  if (block[at] === SPACE) at += 1;
  return block[at] === QUOTE ? at + 1 : -1;
}

/** The id of a line that begins with its type, when it is the next thing after it: where it begins, else -1. */
export function idStart(block: Buffer, start: number): number {
  const after = nameEnd(block, start) + 1;
  const key = ID_KEYS.find((each) => isAt(block, after, each));
  return key ? after + key.length : -1;
}

const ID_KEYS = [Buffer.from(',"id":"'), Buffer.from(', "id": "')];

function isAt(block: Buffer, start: number, bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i += 1) if (block[start + i] !== bytes[i]) return false;
  return true;
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
