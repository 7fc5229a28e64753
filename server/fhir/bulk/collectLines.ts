import { asList, asObject, asText, type Json } from '../../chart/json.ts';
import { codesIn } from './codesIn.ts';
import { medicationsIn } from './collectMedications.ts';
import type { KeptKeys } from './keptKeys.ts';
import type { LineStore } from './keptLines.ts';
import type { LineType } from './lineType.ts';
import type { LineWords } from './lineWords.ts';
import { keyAmong, type LooseResource, looseResources, mayBeAnybodys, patientsOf } from './looseResource.ts';
import { LOST, type Loss, lossOfText } from './loss.ts';
import { lineTypeOf, mayMatter, NEED_PATIENT } from './mayMatter.ts';
import { Needle } from './needle.ts';
import { idEnd, PATIENT_REFERENCE } from './patientIdAt.ts';
import type { Block } from './readBlocks.ts';
import { resourceKey } from './resourceKey.ts';
import { NUMBERED_BY } from './seenKeys.ts';
import { tornKeys } from './tornKeys.ts';
import type { LineVisitor } from './visitLines.ts';
import type { WantedPatients } from './wantedPatients.ts';

/** Whose lines are collected, and which of them. */
export interface Collection {
  readonly patients: WantedPatients;
  /** Patients from this index on are only counted: of them no results are read. */
  readonly countedFrom: number;
  readonly table: ReadonlyMap<number, number>;
  /** Whose lines were kept before: of those resources every other line is kept now, whomever it names, and none else. */
  readonly versions?: KeptKeys;
  /** Some of those keys are made of numbers of a server, others of those of a Bundle. */
  readonly isMixed?: boolean;
}

/**
 * Keeps the lines of a block that an audit may read of the wanted patients. What is certain not to matter is left out.
 *
 * @param nameless told of what matters, or cannot be read, and is of a patient who cannot be told. Other bad lines are told of
 * when the patients are looked for
 */
export const lineCollector = (
  { bytes }: Block,
  file: number,
  collection: Collection,
  words: LineWords,
  store: LineStore,
  nameless: Nameless,
): LineVisitor => {
  const loose = (resource: LooseResource, offset: number) => {
    if (isNameless(resource, collection)) nameless(NAMELESS, offset, lossOf(resource));
    collectLoose(resource, { file, offset }, collection, store);
  };
  const bad: LineVisitor['bad'] = (_, offset, isWhole, text) => {
    if (!isWhole) collectTorn(Buffer.from(text), { file, offset }, collection, store);
  };
  return { line: plainCollector(bytes, file, collection, words, store, { loose, nameless }), loose, bad };
};

/** Told what is wrong with a line, and what may be missing for it. */
export type Nameless = (because: string, offset: number, loss: Loss) => void;

/** Where that goes which had to be read to know whom it is about. */
interface Told extends Pick<LineVisitor, 'loose'> {
  readonly nameless: Nameless;
}

const NAMELESS = 'names no patient by a reference';
const lossOf = ({ resource }: LooseResource): Loss => ({
  problem: LOST.nobodys,
  types: [asText(resource.resourceType) ?? '', ...(containsObservation(resource) ? ['Observation'] : [])],
  patients: [],
});

/** Whether a resource matters, and may be of any patient. */
const isNameless = (
  { resource, bytes, patients, isStray }: LooseResource,
  { table, patients: wanted }: Collection,
): boolean =>
  (patients.length === 0 || (isStray && patients.every((id) => wanted.indexOf(id) < 0))) &&
  (NEED_PATIENT.has(lineTypeOf(resource.resourceType)) || containsObservation(resource)) &&
  (isStray || mayBeAnybodys(resource)) &&
  mayMatter(bytes, 0, bytes.length, lineTypeOf(resource.resourceType), codesOf(bytes, table), false);

const containsObservation = ({ contained }: Json): boolean =>
  asList(contained).some(({ resourceType }) => resourceType === 'Observation');

const codesOf = (bytes: Buffer, table: Collection['table']): number =>
  codesIn(bytes, 0, bytes.length, new Needle(bytes, 'code"'), table);

function plainCollector(
  bytes: Buffer,
  file: number,
  collection: Collection,
  words: LineWords,
  store: LineStore,
  tell: Told,
): LineVisitor['line'] {
  const { patients, versions } = collection;
  const reference = new Needle(bytes, PATIENT_REFERENCE);
  const contained = new Needle(bytes, 'contained"');
  const matters = interest(bytes, collection, words);
  return (start, end, type, offset): void => {
    if (type === 'Patient' || type === 'Medication') return;
    const isRead = type !== 'other' || contained.at(start) < end || words.isBroken(start, end);
    const kept: number[] = [];
    let isNamed = false;
    for (let at = reference.at(start); at < end; at = reference.at(at + 1)) {
      isNamed = true;
      const from = at + PATIENT_REFERENCE.length;
      const patient = patients.indexAt(bytes, from, idEnd(bytes, from));
      // Whoever is named next may be one of whom more is read.
      if (patient < 0 || kept.includes(patient)) continue;
      if (kept.length > 0 || (isRead && matters(start, end, type, patient))) kept.push(patient);
    }
    const isLoose = isRead && (!isNamed || !words.isUsual(start, end));
    const key = () => words.key(start, end);
    const others = () => keysAmong(read(bytes.toString('utf8', start, end)));
    const line = { bytes, start, end, type, file, offset, key, others, server: 0, isNumberedByBundle: false };
    if (versions) keepVersion(line, kept, collection, store);
    else if (kept.length > 0 || !isLoose) keepLine(line, kept, store);
    if (isLoose && !versions && !otherReference(bytes.toString('utf8', start, end), offset, tell))
      keepLine(line, [], store);
  };
}

/** A line, or a resource that was written as one. */
interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly type: LineType;
  readonly file: number;
  readonly offset: number;
  readonly key: () => number | undefined;
  /** By which it may be known where keys are mixed, too; for one patient only where an index is given. */
  readonly others: () => readonly OtherKey[];
  readonly server: number;
  readonly isNumberedByBundle: boolean;
}

interface OtherKey {
  readonly key: number | undefined;
  readonly patient?: number;
}

/** By which a resource would be known in a Bundle of one of those whom it names. */
const keysAmong = (resource: Json, patients = patientsOf(resource)): readonly OtherKey[] =>
  patients.map((patient) => ({ key: keyAmong(resource, patient) }));

function read(text: string): Json {
  try {
    return asObject(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

/** @param patients for whom; nobody, when it is of no interest */
function keepLine(line: Line, patients: readonly number[], store: LineStore): void {
  const keys = keysOf(line);
  if (keys.length > 0) store.keys.number(line.isNumberedByBundle ? NUMBERED_BY.bundle : NUMBERED_BY.server);
  if (patients.length === 0) for (const key of keys) store.keys.pass(key);
  else keepFor(patients, line, store);
  for (const patient of patients) for (const key of keys) store.keys.keep(key, patient, line.server);
}

/** Of a text that is torn, every resource that it may be a version of. */
function keysOf({ key: keyOf, bytes, start, end }: Line): readonly number[] {
  const key = keyOf();
  return key === undefined ? tornKeys(bytes.toString('utf8', start, end)) : [key];
}

/** Keeps a line for all for whom others of its resource were kept, but for whom it was kept itself. */
function keepVersion(
  line: Line,
  kept: readonly number[],
  { versions, isMixed }: Pick<Collection, 'versions' | 'isMixed'>,
  store: LineStore,
): void {
  if (!versions) return;
  const own = keysOf(line).flatMap((key) => versions.patientsOf(key, line.server));
  const others = (isMixed ? line.others() : []).flatMap(({ key, patient }) =>
    key === undefined ? [] : versions.patientsOf(key, 0).filter((each) => patient === undefined || each === patient),
  );
  keepFor(
    [...new Set([...own, ...others])].filter((patient) => !kept.includes(patient)),
    line,
    store,
  );
}

function keepFor(patients: readonly number[], { bytes, start, end, type, ...origin }: Line, store: LineStore): void {
  store.keepFor(patients, bytes, start, end, origin);
  for (const patient of patients) noteMedications(bytes, start, end, type, patient, store);
}

/** Whether a line matters to a patient. */
const interest =
  (bytes: Buffer, { countedFrom }: Collection, words: LineWords) =>
  (start: number, end: number, type: LineType, patient: number): boolean => {
    const isCounted = patient >= countedFrom;
    if (mayMatter(bytes, start, end, type, words.meaning(start, end), isCounted)) return true;
    // What a broken line said is missing from the record, whatever it was.
    return !isCounted && words.isBroken(start, end);
  };

/** A line that does not name its patient in the usual way may do so by UUID, or not at all. @returns whether it could be read */
function otherReference(line: string, offset: number, { loose, nameless }: Told): boolean {
  let found: readonly LooseResource[] = [];
  try {
    found = looseResources(line).resources;
  } catch (error) {
    const isDeep = error instanceof RangeError;
    const loss = lossOfText(line, isDeep ? LOST.deep : LOST.line);
    if (loss) nameless(isDeep ? 'nested too deeply' : 'not JSON', offset, loss);
    return false;
  }
  for (const each of found) loose(each, offset);
  return true;
}

function collectLoose(
  { resource, bytes, patients: named, owner, problems, key, numberedFor, server }: LooseResource,
  origin: Pick<Line, 'file' | 'offset'>,
  collection: Collection,
  store: LineStore,
): void {
  const { patients, countedFrom, table, versions } = collection;
  const type = lineTypeOf(resource.resourceType);
  const wanted = named.map((id) => patients.indexOf(id)).filter((patient) => patient >= 0);
  if (problems.length > 0 && !versions) {
    const said = Buffer.from(JSON.stringify({ resourceType: PROBLEMS, problems }));
    store.keepFor(wanted, said, 0, said.length, origin);
  }
  // Records that name their patient by an identifier are told by what the Patient says.
  const matters = (patient: number) =>
    type === 'Patient' || mayMatter(bytes, 0, bytes.length, type, codesOf(bytes, table), patient >= countedFrom);
  const kept = wanted.filter(matters);
  const said = versions && owner !== undefined ? ofOwner(resource, owner) : bytes;
  const others = (): readonly OtherKey[] =>
    numberedFor === undefined
      ? keysAmong(resource, named)
      : [{ key: resourceKey(resource), patient: patients.indexOf(numberedFor) }];
  const isNumberedByBundle = numberedFor !== undefined;
  const line = {
    bytes: said,
    start: 0,
    end: said.length,
    type,
    ...origin,
    key: () => key,
    others,
    server,
    isNumberedByBundle,
  };
  if (versions) keepVersion(line, kept, collection, store);
  else keepLine(line, kept, store);
}

/** What names nobody in the record of one patient must not be taken as of another in whose record it is put. */
const ofOwner = (resource: Json, owner: string): Buffer =>
  Buffer.from(JSON.stringify({ ...resource, subject: { reference: `Patient/${owner}` } }));

/** A file that is no JSON may hold versions of any resource whose id stands in it. */
function collectTorn(
  bytes: Buffer,
  origin: Pick<Line, 'file' | 'offset'>,
  collection: Collection,
  store: LineStore,
): void {
  const [key, others] = [() => undefined, () => []];
  const place = { bytes, start: 0, end: bytes.length, type: 'unclear', ...origin } as const;
  const line = { ...place, key, others, server: 0, isNumberedByBundle: false };
  if (collection.versions) keepVersion(line, [], collection, store);
  else keepLine(line, [], store);
}

function noteMedications(
  bytes: Buffer,
  start: number,
  end: number,
  type: LineType,
  patient: number,
  store: LineStore,
): void {
  if (type !== 'MedicationRequest' && type !== 'MedicationAdministration') return;
  for (const id of medicationsIn(bytes.toString('utf8', start, end))) store.pointsTo(id, patient);
}

/** Kept beside the resources of a Bundle that says that it is only part of an answer. */
export const PROBLEMS = 'livermet-problems';
