import { completed } from '../../chart/inputs/procedures.ts';
import { asText, type Json } from '../../chart/json.ts';
import { objectIn } from '../jsonIn.ts';
import { codesIn } from './codesIn.ts';
import { MEANS } from './codeTable.ts';
import { IdMarks } from './idCount.ts';
import { ALWAYS, type LineRules, NEVER, WHEN_BROKEN } from './lineFilter/lineRule.ts';
import type { LineType } from './lineType.ts';
import type { LineWords } from './lineWords.ts';
import { type LooseResource, mayBeAnybodys, patientsOf } from './looseResource.ts';
import { LOST, type Loss, lossOfBad, lossOfText } from './loss.ts';
import { Needle } from './needle.ts';
import { idEnd, PATIENT_REFERENCE } from './patientIdAt.ts';
import type { Block } from './readBlocks.ts';
import type { LineVisitor } from './visitLines.ts';

/** What of a record makes a patient one whom an audit has to read, or count. */
export interface FoundPatients {
  lines: number;
  resources: number;
  /** Of Patient resources, with repeats. */
  readonly patients: IdMarks;
  /** Ids, with repeats, of records that may state each thing. */
  readonly leiomyosarcoma: string[];
  readonly metastasis: string[];
  /** With a completed liver procedure of the period. */
  readonly treated: string[];
  readonly bad: BadPlace[];
  /** What cannot be read, by whom it may be missing from. */
  readonly lost: Loss[];
  hasMedications: boolean;
}

/** Where something could not be read. */
export interface BadPlace {
  /** Index of the file. */
  readonly file: number;
  readonly offset: number;
  readonly because: string;
  readonly isWhole: boolean;
}

export const nothingFound = (): FoundPatients => ({
  lines: 0,
  resources: 0,
  patients: new IdMarks(),
  leiomyosarcoma: [],
  metastasis: [],
  treated: [],
  bad: [],
  lost: [],
  hasMedications: false,
});

/** What is looked for. */
export interface Search {
  readonly table: ReadonlyMap<number, number>;
  /** Epoch milliseconds. */
  readonly period: { readonly start: number; readonly end: number };
  readonly zone: string;
}

/** Looks through the lines of a block for patients; adds to `found`. Only lines that may matter are read as JSON. */
export const patientFinder = (
  { bytes }: Block,
  file: number,
  search: Search,
  words: LineWords,
  found: FoundPatients,
): Required<LineVisitor> => ({
  line: lineFinder(bytes, file, search, words, found),
  looksAt: (_start, _end, type) => (findingRules(type).anybodys & WHEN_BROKEN) !== 0,
  passed: (lines) => {
    found.resources += lines;
  },
  loose: (each) => {
    found.resources += 1;
    findLoose(each, search, found);
  },
  bad: (because, offset, isWhole, text) => {
    found.bad.push({ file, offset, because, isWhole });
    const loss = lossOfBad(because, text);
    if (loss) found.lost.push({ ...loss, places: 1 });
  },
  missing: (problems, offset) => {
    const because = problems.join('; ');
    found.bad.push({ file, offset, because, isWhole: false });
    found.lost.push({ problem: because, types: [], patients: [], places: 1 });
  },
});

function lineFinder(bytes: Buffer, file: number, search: Search, words: LineWords, found: FoundPatients) {
  const reference = new Needle(bytes, PATIENT_REFERENCE);
  const lose = (because: string, offset: number, loss: Loss | undefined): void => {
    found.bad.push({ file, offset, because, isWhole: false });
    if (loss) found.lost.push({ ...loss, places: 1 });
  };
  return (start: number, end: number, type: LineType, offset: number): void => {
    found.resources += 1;
    if (type === 'Patient') {
      const id = patientIdOf(bytes, start, end);
      if (id === undefined) lose('not JSON', offset, lossOfText(bytes.toString('utf8', start, end)));
      else found.patients.add(id);
      return;
    }
    if (type === 'Medication') found.hasMedications = true;
    const meaning = words.meaning(start, end);
    const isWanted = (meaning & wantedOf(type)) !== 0;
    if (!isWanted || (!HAVE_CODE.has(type) && !words.mayStateHistology(start, end))) return;
    const isTreatment = type === 'Procedure';
    const ids = idsIn(bytes, start, end, reference);
    if (!isTreatment && words.isUsual(start, end)) add(found, ids, meaning, false);
    else {
      const resource = objectIn(bytes.toString('utf8', start, end));
      // By UUID, or not at all; whom it names besides is told apart when its record is read.
      const own = resource ? patientsOf(resource) : [];
      const named = resource && own.length === 0 && mayBeAnybodys(resource) ? own : [...new Set([...ids, ...own])];
      const because = resource ? 'names no patient by a reference' : 'not JSON';
      if (!resource || named.length === 0)
        lose(because, offset, resource ? lossOfNobodys(resource) : lossOfText(bytes.toString('utf8', start, end)));
      else add(found, named, meaning, isTreatment && isTreatedIn(resource, search));
    }
  };
}

/** They say themselves what they are of, with any codes beside those that are looked for. */
export const HAVE_CODE: ReadonlySet<LineType> = new Set(['Condition', 'Procedure']);

/** Of every line without such a code nothing is found, unless it is broken and may have held one. */
export const findingRules: LineRules = (type) => {
  if (type === 'Patient' || type === 'Medication') return { ...ALWAYS, anybodys: ALWAYS.anybodys | WHEN_BROKEN };
  return { ...NEVER, anybodys: wantedOf(type) | (HAVE_CODE.has(type) ? WHEN_BROKEN : 0) };
};

/** None of a resource that is about a thing, or a group. */
const lossOfNobodys = (resource: Json): Loss | undefined =>
  mayBeAnybodys(resource)
    ? { problem: LOST.nobodys, types: [asText(resource.resourceType) ?? ''], patients: [] }
    : undefined;

/** Codes matter only where an audit reads them. */
const wantedOf = (type: LineType): number =>
  type === 'Procedure' ? MEANS.liverProcedure : MEANS.leiomyosarcoma | MEANS.metastasis;

function add(found: FoundPatients, ids: readonly string[], meaning: number, isTreated: boolean): void {
  if (meaning & MEANS.leiomyosarcoma) found.leiomyosarcoma.push(...ids);
  if (meaning & MEANS.metastasis) found.metastasis.push(...ids);
  if (isTreated) found.treated.push(...ids);
}

function findLoose(
  { resource, bytes, patients }: Omit<LooseResource, 'problems'>,
  search: Search,
  found: FoundPatients,
): void {
  if (resource.resourceType === 'Patient') for (const id of patients) found.patients.add(id);
  if (resource.resourceType === 'Medication') found.hasMedications = true;
  const meaning = codesIn(bytes, 0, bytes.length, new Needle(bytes, 'code"'), search.table);
  const isTreated =
    resource.resourceType === 'Procedure' && (meaning & MEANS.liverProcedure) !== 0 && isTreatedIn(resource, search);
  if (isTreated && patients.length === 0) {
    const loss = lossOfNobodys(resource);
    if (loss) found.lost.push({ ...loss, places: 1 });
  }
  const isDiagnosis = resource.resourceType === 'Condition' || (meaning & MEANS.histologyResult) !== 0;
  add(found, patients, isDiagnosis ? meaning : 0, isTreated);
}

/** The id of a Patient; `undefined` for a line that is not JSON. */
function patientIdOf(bytes: Buffer, start: number, end: number): string | undefined {
  const resource = objectIn(bytes.toString('utf8', start, end));
  return resource && (asText(resource.id) ?? '');
}

/** Every patient that a line names, in whatever role. */
export function idsIn(bytes: Buffer, start: number, end: number, reference: Needle): readonly string[] {
  const ids: string[] = [];
  for (let at = reference.at(start); at < end; at = reference.at(at + 1)) {
    const from = at + PATIENT_REFERENCE.length;
    const id = bytes.toString('utf8', from, idEnd(bytes, from)).trim();
    if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

function isTreatedIn(resource: Json, { period, zone }: Search): boolean {
  const when = completed({ reference: '', resource }, zone)?.period;
  return when !== undefined && when.start <= period.end && when.end >= period.start;
}
