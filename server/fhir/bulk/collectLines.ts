import { asList, asText, type Json } from '../../chart/json.ts';
import { codesIn } from './codesIn.ts';
import { medicationsIn } from './collectMedications.ts';
import type { LineStore } from './keptLines.ts';
import type { LineType } from './lineType.ts';
import type { LineWords } from './lineWords.ts';
import { type LooseResource, looseResources, mayBeAnybodys } from './looseResource.ts';
import { LOST, type Loss, lossOfText } from './loss.ts';
import { lineTypeOf, mayMatter, NEED_PATIENT } from './mayMatter.ts';
import { Needle } from './needle.ts';
import { idEnd, PATIENT_REFERENCE } from './patientIdAt.ts';
import type { Block } from './readBlocks.ts';
import { lineKey, resourceKey } from './resourceKey.ts';
import type { LineVisitor } from './visitLines.ts';
import type { WantedPatients } from './wantedPatients.ts';

/** Whose lines are collected, and which of them. */
export interface Collection {
  readonly patients: WantedPatients;
  /** Patients from this index on are only counted: of them no results are read. */
  readonly countedFrom: number;
  readonly table: ReadonlyMap<number, number>;
  /** Keys of resources: of the lines that were passed over before, those of them are kept now, and no others. */
  readonly versions?: ReadonlySet<number>;
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
  return { line: plainCollector(bytes, file, collection, words, store, { loose, nameless }), loose };
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
const isNameless = ({ resource, bytes, patients }: LooseResource, { table }: Collection): boolean =>
  patients.length === 0 &&
  (NEED_PATIENT.has(lineTypeOf(resource.resourceType)) || containsObservation(resource)) &&
  mayBeAnybodys(resource) &&
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
    const isRead = type !== 'other' || contained.at(start) < end || words.mayBeBroken(start, end);
    const chooses = chooser(() => lineKey(bytes, start, end), versions);
    let [isNamed, isWanted, isKept] = [false, false, false];
    for (let at = reference.at(start); at < end; at = reference.at(at + 1)) {
      isNamed = true;
      const from = at + PATIENT_REFERENCE.length;
      const patient = patients.indexAt(bytes, from, idEnd(bytes, from));
      if (patient < 0) continue;
      isWanted = true;
      if (isKept) store.alsoFor(patient);
      // Whoever is named next may be one of whom more is read.
      else if (!chooses(isRead && matters(start, end, type, patient))) continue;
      else store.keep(bytes, start, end, { patient, file, offset });
      isKept = true;
      noteMedications(bytes, start, end, type, patient, store);
    }
    if (isWanted && !versions) store.noteKey(lineKey(bytes, start, end), isKept);
    if (isRead && (!isNamed || !words.isUsual(start, end)))
      otherReference(bytes.toString('utf8', start, end), offset, tell);
  };
}

/** Whether a line matters to a patient. */
const interest =
  (bytes: Buffer, { countedFrom }: Collection, words: LineWords) =>
  (start: number, end: number, type: LineType, patient: number): boolean => {
    const isCounted = patient >= countedFrom;
    if (mayMatter(bytes, start, end, type, words.meaning(start, end), isCounted)) return true;
    // What a broken line said is missing from the record, whatever it was.
    return !isCounted && words.mayBeBroken(start, end);
  };

/** Whether to keep a line, by whether it matters: of versions those that do not. */
const chooser =
  (key: () => number | undefined, versions: Collection['versions']) =>
  (matters: boolean): boolean =>
    versions ? !matters && versions.has(key() ?? Number.NaN) : matters;

/** A line that does not name its patient in the usual way may do so by UUID, or not at all. */
function otherReference(line: string, offset: number, { loose, nameless }: Told): void {
  let found: readonly LooseResource[] = [];
  try {
    found = looseResources(line).resources;
  } catch (error) {
    const isDeep = error instanceof RangeError;
    const loss = lossOfText(line, isDeep ? LOST.deep : LOST.line);
    if (loss) nameless(isDeep ? 'nested too deeply' : 'not JSON', offset, loss);
  }
  for (const each of found) loose(each, offset);
}

function collectLoose(
  { resource, bytes, patients: named, problems }: LooseResource,
  origin: { readonly file: number; readonly offset: number },
  { patients, countedFrom, table, versions }: Collection,
  store: LineStore,
): void {
  const type = lineTypeOf(resource.resourceType);
  const chooses = chooser(() => resourceKey(resource), versions);
  let [isWanted, isKept] = [false, false];
  for (const id of named) {
    const patient = patients.indexOf(id);
    if (patient < 0) continue;
    isWanted = true;
    if (problems.length > 0 && !versions) {
      const said = Buffer.from(JSON.stringify({ resourceType: PROBLEMS, problems }));
      store.keep(said, 0, said.length, { patient, ...origin });
    }
    // Records that name their patient by an identifier are told by what the Patient says.
    const matters =
      type === 'Patient' || mayMatter(bytes, 0, bytes.length, type, codesOf(bytes, table), patient >= countedFrom);
    if (!chooses(matters)) continue;
    isKept = true;
    store.keep(bytes, 0, bytes.length, { patient, ...origin });
    noteMedications(bytes, 0, bytes.length, type, patient, store);
  }
  if (isWanted && !versions) store.noteKey(resourceKey(resource), isKept);
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
