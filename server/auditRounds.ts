import type { AuditProgress } from './auditProgress.ts';
import type { AuditAnswer, AuditPool, AuditQuestion } from './auditQuestion.ts';
import {
  type AuditSearch,
  firstOf,
  PATIENTS_A_ROUND,
  type ReadPatients,
  readPatients,
  type WantedBy,
  want,
} from './auditSearch.ts';
import type { Chunk } from './fhir/bulk/chunk.ts';
import { freeMemory } from './fhir/bulk/freeMemory.ts';
import { LINE_PLACE_NUMBERS } from './fhir/bulk/keptTexts.ts';
import { gapsByPatient, type Loss } from './fhir/bulk/loss.ts';
import { NUMBERED_BY } from './fhir/bulk/seenKeys.ts';
import { PatientPlaces } from './patientPlaces.ts';

const PATIENTS_A_BATCH = 64;
const MIXED = NUMBERED_BY.server | NUMBERED_BY.bundle;

interface Rounds {
  readonly search: AuditSearch;
  readonly chunks: readonly Chunk[];
  readonly progress: AuditProgress;
}

/** Collects the lines of the patients and audits them, some thousands at a time: first those who were begun with. */
export async function auditRounds(
  pool: AuditPool,
  { search, chunks, progress }: Rounds,
  onAnswer: (answer: AuditAnswer) => void,
): Promise<void> {
  const { begun, found, withMedications } = search;
  // Treatments may stand in what is found to be missing here, too.
  const { lost } = found;
  const round = { pool, chunks, withMedications, progress, lost, onAnswer };
  const isTreated = new Set(found.treated);
  // Who turned out to have been treated after all is read again, and more of it.
  const isWhole = (id: string, index: number) => index < begun.countedFrom || !isTreated.has(id);
  await collect(round, begun.unread, begun.medications);
  await judge(round, begun.ids, isWhole);
  let rest = without(readPatients(found), new Set(begun.ids.filter(isWhole)));
  while (rest.ids.length > 0) {
    const own = firstOf(rest, PATIENTS_A_ROUND);
    await pool.all({ kind: 'want', ...own });
    await collect(round, chunks, new Map());
    await judge(round, own.ids);
    rest = without(rest, new Set(own.ids));
  }
}

function without({ ids, countedFrom }: ReadPatients, done: ReadonlySet<string>): ReadPatients {
  const isLeft = (id: string) => !done.has(id);
  return { ids: ids.filter(isLeft), countedFrom: ids.slice(0, countedFrom).filter(isLeft).length };
}

interface Round {
  readonly pool: AuditPool;
  /** The whole input. */
  readonly chunks: readonly Chunk[];
  readonly withMedications: readonly Chunk[];
  readonly progress: AuditProgress;
  /** What is missing, as far as it has been found. */
  readonly lost: Loss[];
  readonly onAnswer: (answer: AuditAnswer) => void;
}

async function collect(round: Round, chunks: readonly Chunk[], wanted: WantedBy): Promise<void> {
  const { pool, withMedications, progress, lost, onAnswer } = round;
  progress.begin('reading records', chunks);
  const questions = chunks.map((chunk) => ({ kind: 'collect', chunk }) as const);
  await pool.each(questions, (answer, question) => {
    want(wanted, answer.medications);
    for (const each of answer.lost ?? []) lost.push(each);
    onAnswer(answer);
    if (question.kind === 'collect') progress.read(question.chunk);
  });
  await collectVersions(round, wanted);
  if (withMedications.length === 0 || wanted.size === 0) return;
  progress.begin('reading medications', withMedications);
  await pool.each(
    withMedications.map((chunk) => ({ kind: 'medications', chunk, wanted }) as const),
    (_, question) => question.kind === 'medications' && progress.read(question.chunk),
  );
}

/**
 * Looks once more where another version may stand of a resource that was kept: one that is of no interest itself, or of another
 * patient, makes an older one count no more.
 */
async function collectVersions({ pool, progress }: Round, wanted: WantedBy): Promise<void> {
  const noted = await pool.all({ kind: 'keys' });
  const kept = together(noted.flatMap(({ keys }) => keys ?? []));
  const isMixed = noted.reduce((all, { numberings = 0 }) => all | numberings, 0) === MIXED;
  const chunks = (await pool.all({ kind: 'want versions', kept, isMixed })).flatMap(({ again }) => again ?? []);
  if (chunks.length === 0) return;
  progress.begin('reading versions', chunks);
  await pool.each(
    chunks.map((chunk) => ({ kind: 'collect versions', chunk }) as const),
    (answer, question) => {
      want(wanted, answer.medications);
      if (question.kind === 'collect versions') progress.read(question.chunk);
    },
  );
}

/** One array, in memory that all threads see. */
function together(parts: readonly Float64Array[]): Float64Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Lets every thread see all lines, and deals the patients out. @param isMeant by id and index */
async function judge(
  { pool, lost, progress, onAnswer }: Round,
  ids: readonly string[],
  isMeant: (id: string, index: number) => boolean = () => true,
): Promise<void> {
  const stores = (await pool.all({ kind: 'take' })).flatMap(({ kept }) => kept ?? []);
  await pool.all({ kind: 'kept', places: stores.map(({ memory, file }) => ({ memory, file })) });
  const lines = new PatientPlaces(stores, ids.length);
  for (const { numbers } of stores) freeMemory(numbers);
  const gapsOf = gapsByPatient(lost);
  const patients = ids.flatMap((id, index) => (isMeant(id, index) ? [{ id, index }] : []));
  progress.begin('judging cases');
  await pool.each(batches(patients, lines, gapsOf), onAnswer);
}

function* batches(
  patients: readonly { readonly id: string; readonly index: number }[],
  places: PatientPlaces,
  gapsOf: ReturnType<typeof gapsByPatient>,
): Generator<AuditQuestion> {
  for (let from = 0; from < patients.length; from += PATIENTS_A_BATCH) {
    const own = patients.slice(from, from + PATIENTS_A_BATCH);
    const lines = own.map(({ index }) => places.of(index));
    yield {
      kind: 'audit',
      patients: own.map(({ id }, index) => ({
        id,
        count: (lines[index]?.length ?? 0) / LINE_PLACE_NUMBERS,
        gaps: gapsOf(id),
      })),
      lines: together(lines),
    };
  }
}
