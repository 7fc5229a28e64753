import type { AuditProgress } from './auditProgress.ts';
import type { AuditPool, FoundInChunk } from './auditQuestion.ts';
import { BadPlaces } from './badPlaces.ts';
import type { Chunk } from './fhir/bulk/chunk.ts';
import { type FoundPatients, nothingFound } from './fhir/bulk/findPatients.ts';
import { IdCount } from './fhir/bulk/idCount.ts';
import type { InputFile } from './fhir/bulk/inputFile.ts';
import type { LineType } from './fhir/bulk/lineType.ts';

/** The lines of that many patients lie in memory at a time; with more, the input is gone through again. */
export const PATIENTS_A_ROUND = 25_000;

/** Patients whose records an audit reads: from `countedFrom` on those who may only count for the population. */
export interface ReadPatients {
  readonly ids: readonly string[];
  readonly countedFrom: number;
}

/** What was found in the whole input; patients are only counted. */
export interface FoundInAll extends Omit<FoundPatients, 'patients'> {
  readonly patients: IdCount;
}

/** What was found, and what was kept of it on the way. */
export interface AuditSearch {
  readonly found: FoundInAll;
  /** What could not be read; `found` names none of it. */
  readonly bad: BadPlaces;
  /** Parts of the input in which Medications stand. */
  readonly withMedications: readonly Chunk[];
  /** Patients of whom the lines of every other part than `unread` are kept, and the Medications that those point to. */
  readonly begun: ReadPatients & { readonly unread: readonly Chunk[]; readonly medications: WantedBy };
}

/** Patients by the id of the Medication that their lines point to. */
export type WantedBy = Map<string, number[]>;

/**
 * Goes through the input once. Files that begin with a Patient, a diagnosis or a procedure come first: they nearly always tell
 * who is of interest, so that of the other files the lines of those can be kept at once. Whom only those others tell of is
 * read afterwards, as if nothing had been kept.
 */
export async function auditSearch(
  pool: AuditPool,
  files: readonly InputFile[],
  chunks: readonly Chunk[],
  progress: AuditProgress,
): Promise<AuditSearch> {
  const { telling = [], others = [] } = Object.groupBy(chunks, ({ file }) =>
    LATER.includes(files[file]?.first ?? 'unclear') ? 'others' : 'telling',
  );
  const found = { ...nothingFound(), patients: new IdCount() };
  const bad = new BadPlaces();
  const [withMedications, medications]: [Chunk[], WantedBy] = [[], new Map()];
  const find = async (parts: readonly Chunk[], collects: boolean) => {
    const add = adder(found);
    const questions = parts.map((chunk) => ({ kind: 'find', chunk, collects }) as const);
    await pool.each(questions, (answer, question) => {
      if (!answer.found || question.kind !== 'find') return;
      add(answer.found);
      bad.add(answer.found.bad);
      if (answer.found.hasMedications) withMedications.push(question.chunk);
      want(medications, answer.medications);
      progress.read(question.chunk);
    });
  };
  progress.begin('finding patients', telling);
  await find(telling, false);
  const begun = firstOf(readPatients(found), PATIENTS_A_ROUND);
  await pool.all({ kind: 'want', ...begun });
  progress.begin('reading records', others);
  await find(others, true);
  return { found, bad, withMedications, begun: { ...begun, unread: telling, medications } };
}

const LATER: readonly LineType[] = [
  'Observation',
  'BodyStructure',
  'MedicationRequest',
  'MedicationAdministration',
  'Medication',
  'other',
];

/** Adds what a part of the input held; what was found before is not added again. */
function adder(all: FoundInAll): (found: FoundInChunk) => void {
  const lists = ['leiomyosarcoma', 'metastasis', 'treated'] as const;
  const seen = lists.map((list) => ({ list, known: new Set<string>(all[list]) }));
  return (found) => {
    all.lines += found.lines;
    all.resources += found.resources;
    all.hasMedications ||= found.hasMedications;
    all.patients.add(found.patients);
    for (const each of found.lost) all.lost.push(each);
    for (const { list, known } of seen)
      for (const id of found[list]) {
        if (known.has(id)) continue;
        known.add(id);
        all[list].push(id);
      }
  };
}

/** Notes who points to which Medications. */
export function want(medications: WantedBy, pointed: readonly (readonly [id: string, patient: number])[] = []): void {
  for (const [id, patient] of pointed) {
    const by = medications.get(id);
    if (by) by.push(patient);
    else medications.set(id, [patient]);
  }
}

type FoundLists = Pick<FoundPatients, 'treated' | 'leiomyosarcoma' | 'metastasis'>;

/** Whose records an audit reads: first those treated in the period, then those who may only count for the population. */
export function readPatients({ treated, leiomyosarcoma, metastasis }: FoundLists): ReadPatients {
  const isTreated = new Set(treated);
  const hasMetastasis = new Set(metastasis);
  const counted = leiomyosarcoma.filter((id) => hasMetastasis.has(id) && !isTreated.has(id));
  return { ids: [...treated.toSorted(), ...counted.toSorted()], countedFrom: treated.length };
}

export const firstOf = ({ ids, countedFrom }: ReadPatients, count: number): ReadPatients => ({
  ids: ids.slice(0, count),
  countedFrom: Math.min(countedFrom, count),
});
