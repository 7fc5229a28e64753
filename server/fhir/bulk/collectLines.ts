import { namesOfAntithrombotics } from '../../chart/inputs/antithrombotics.ts';
import { codesIn } from './codesIn.ts';
import { MEANS } from './codeTable.ts';
import { medicationsIn } from './collectMedications.ts';
import type { HistologyLines } from './histologyLines.ts';
import type { LineStore } from './keptLines.ts';
import type { LineType } from './lineType.ts';
import { type LooseResource, looseResources } from './looseResource.ts';
import { Needle } from './needle.ts';
import { idEnd, PATIENT_REFERENCE } from './patientIdAt.ts';
import type { Block } from './readBlocks.ts';
import type { LineVisitor } from './visitLines.ts';
import type { WantedPatients } from './wantedPatients.ts';

/** Whose lines are collected, and which of them. */
export interface Collection {
  readonly patients: WantedPatients;
  /** Patients from this index on are only counted: of them no results are read. */
  readonly countedFrom: number;
  readonly table: ReadonlyMap<number, number>;
}

/**
 * Keeps the lines of a block that an audit may read of the wanted patients. What is certain not to matter is left out. Bad
 * lines are told of when the patients are looked for.
 */
export const lineCollector = (
  { bytes }: Block,
  file: number,
  collection: Collection,
  mayStateHistology: HistologyLines,
  store: LineStore,
): LineVisitor => ({
  line: plainCollector(bytes, file, collection, mayStateHistology, store),
  loose: (resource, offset) => collectLoose(resource, { file, offset }, collection, store),
});

function plainCollector(
  bytes: Buffer,
  file: number,
  collection: Collection,
  mayStateHistology: HistologyLines,
  store: LineStore,
): LineVisitor['line'] {
  const { patients, countedFrom, table } = collection;
  const reference = new Needle(bytes, PATIENT_REFERENCE);
  const codeKey = new Needle(bytes, 'code"');
  const contained = new Needle(bytes, 'contained"');
  /** What is counted of a patient stands in few lines, which need no look at their codes to be told from the others. */
  const isPassedOver = (start: number, end: number, type: LineType, patient: number): boolean =>
    patient >= countedFrom && type !== 'Condition' && type !== 'Procedure' && !mayStateHistology(start, end);
  return (start, end, type, offset): void => {
    if (type === 'Patient' || type === 'Medication') return;
    if (type === 'other' && contained.at(start) >= end) return;
    let isNamed = false;
    let isKept = false;
    for (let at = reference.at(start); at < end; at = reference.at(at + 1)) {
      isNamed = true;
      const from = at + PATIENT_REFERENCE.length;
      const patient = patients.indexAt(bytes, from, idEnd(bytes, from));
      if (patient < 0) continue;
      if (isKept) store.alsoFor(patient);
      else if (isPassedOver(start, end, type, patient)) return;
      else if (mayMatter(bytes, start, end, type, codesIn(bytes, start, end, codeKey, table), patient >= countedFrom)) {
        store.keep(bytes, start, end, { patient, file, offset });
        noteMedications(bytes, start, end, type, patient, store);
        isKept = true;
      } else return;
    }
    if (!isNamed) otherReference(bytes, start, end, (each) => collectLoose(each, { file, offset }, collection, store));
  };
}

const UUID_REFERENCE = Buffer.from('urn:uuid:');

/** A line without a reference of the usual kind may name its patient by UUID. */
function otherReference(bytes: Buffer, start: number, end: number, collect: (each: LooseResource) => void): void {
  const line = bytes.subarray(start, end);
  if (line.indexOf(UUID_REFERENCE) < 0) return;
  try {
    for (const each of looseResources(line.toString('utf8'))) collect(each);
  } catch {
    // A line that is not JSON cannot say whom it is about; the reader of a named patient's lines reports those it meets.
  }
}

function collectLoose(
  { resource, bytes, patients: named, problems }: LooseResource,
  origin: { readonly file: number; readonly offset: number },
  { patients, countedFrom, table }: Collection,
  store: LineStore,
): void {
  const type = lineTypeOf(resource.resourceType);
  if (type === 'Patient' && problems.length === 0) return;
  const kept = type === 'Patient' ? Buffer.from(JSON.stringify({ resourceType: PROBLEMS, problems })) : bytes;
  for (const id of named) {
    const patient = patients.indexOf(id);
    if (patient < 0) continue;
    const meaning = codesIn(bytes, 0, bytes.length, new Needle(bytes, 'code"'), table);
    if (type === 'Patient' || mayMatter(bytes, 0, bytes.length, type, meaning, patient >= countedFrom)) {
      store.keep(kept, 0, kept.length, { patient, ...origin });
      noteMedications(bytes, 0, bytes.length, type, patient, store);
    }
  }
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

/** Kept in place of a Patient whose Bundle says that it is only part of an answer. */
export const PROBLEMS = 'livermet-problems';

const lineTypeOf = (type: unknown): LineType => (TYPES_READ.find((each) => each === type) ?? 'other') as LineType;
const TYPES_READ = [
  'Patient',
  'Condition',
  'Procedure',
  'Observation',
  'BodyStructure',
  'MedicationRequest',
  'MedicationAdministration',
  'Medication',
];

/** @param isCounted only whether the patient is of the population is asked */
function mayMatter(
  bytes: Buffer,
  start: number,
  end: number,
  type: LineType,
  meaning: number,
  isCounted: boolean,
): boolean {
  // Any resource may contain Observations.
  const results = isCounted ? MEANS.histologyResult : MEANS.histologyResult | MEANS.result;
  if ((meaning & (results | (MATTERS_IN[type] ?? 0))) !== 0) return true;
  if (isCounted) return false;
  if (type === 'BodyStructure') return true;
  const isMedication = type === 'MedicationRequest' || type === 'MedicationAdministration';
  return isMedication && ANTITHROMBOTIC.test(bytes.toString('latin1', start, end));
}

const MATTERS_IN: Readonly<Partial<Record<LineType, number>>> = {
  Condition: MEANS.leiomyosarcoma | MEANS.metastasis | MEANS.otherHistology,
  Procedure: MEANS.liverProcedure | MEANS.dialysis,
};

/** What the grade of an INR asks of orders and doses: any that may be of such a drug, or does not say itself what it is of. */
const ANTITHROMBOTIC = new RegExp(`medicationReference|[\\x80-\\xff\\\\]|${namesOfAntithrombotics().join('|')}`, 'i');
