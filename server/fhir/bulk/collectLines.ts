import { asList, asText, type Json } from '../../chart/json.ts';
import { objectIn } from '../jsonIn.ts';
import { closeLook } from './closeLook.ts';
import { codesIn } from './codesIn.ts';
import type { Collection } from './collection.ts';
import { deceasedPatient } from './deceasedPatient.ts';
import { HAVE_CODE } from './findPatients.ts';
import { keep, keepLine, keepVersion, keysAmong, type Line, type Nameless, type OtherKey } from './keepLine.ts';
import { keepUnread } from './keepUnread.ts';
import type { LineStore } from './keptLines.ts';
import type { LineType } from './lineType.ts';
import type { LineWords } from './lineWords.ts';
import { type LooseResource, looseResources, mayBeAnybodys } from './looseResource.ts';
import { DEEP, LOST, type Loss, lossOfBad } from './loss.ts';
import { lineTypeOf, mayMatter, NEED_PATIENT } from './mayMatter.ts';
import { Needle } from './needle.ts';
import { idEnd, PATIENT_REFERENCE } from './patientIdAt.ts';
import type { Block } from './readBlocks.ts';
import { resourceKey } from './resourceKey.ts';
import type { LineVisitor } from './visitLines.ts';

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
  const bad: LineVisitor['bad'] = (because, offset, isWhole, text, type) => {
    const isTold = type === undefined || HAVE_CODE.has(type) || !collection.tellsBad;
    const loss = isTold ? undefined : lossOfBad(because, text);
    if (loss) nameless(because, offset, { ...loss, places: 1 });
    keepUnread({ because, isWhole, text }, { file, offset }, collection, store);
  };
  const line = plainCollector(bytes, file, collection, words, store, { loose, nameless });
  return { line, loose, bad, looksAt: closeLook(bytes, collection, words) };
};

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
  const deceased = deceasedPatient(bytes, patients, collection.countedFrom);
  return (start, end, type, offset): void => {
    if (type === 'Medication') return;
    const key = () => words.key(start, end);
    const others = () => keysAmong(objectIn(bytes.toString('utf8', start, end)) ?? {});
    const line = { bytes, start, end, type, file, offset, key, others, server: 0, isNumberedByBundle: false };
    if (type === 'Patient') {
      if (key() !== undefined) keep(line, deceased(start, end), collection, store);
      return;
    }
    const isRead = type !== 'other' || contained.at(start) < end;
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
    if (versions) keepVersion(line, kept, collection, store);
    else if (kept.length > 0 || !isLoose) keepLine(line, kept, store, tell);
    if (isLoose && !versions && !otherReference(bytes.toString('utf8', start, end), offset, tell))
      keepLine(line, [], store, tell);
  };
}

/** Whether a line matters to a patient. */
const interest =
  (bytes: Buffer, { countedFrom }: Collection, words: LineWords) =>
  (start: number, end: number, type: LineType, patient: number): boolean => {
    const isCounted = patient >= countedFrom;
    return mayMatter(bytes, start, end, type, words.meaning(start, end), isCounted);
  };

/** A line that does not name its patient in the usual way may do so by UUID, or not at all. @returns whether it could be read */
function otherReference(line: string, offset: number, { loose, nameless }: Told): boolean {
  let found: readonly LooseResource[] = [];
  try {
    found = looseResources(line).resources;
  } catch (error) {
    const because = error instanceof RangeError ? DEEP : 'not JSON';
    const loss = lossOfBad(because, line);
    if (loss) nameless(because, offset, loss);
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
  keep(line, kept, collection, store);
}

/** What names nobody in the record of one patient must not be taken as of another in whose record it is put. */
const ofOwner = (resource: Json, owner: string): Buffer =>
  Buffer.from(JSON.stringify({ ...resource, subject: { reference: `Patient/${owner}` } }));

/** Kept beside the resources of a Bundle that says that it is only part of an answer. */
export const PROBLEMS = 'livermet-problems';
