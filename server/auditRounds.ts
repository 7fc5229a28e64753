import type { AuditProgress } from './auditProgress.ts';
import type { AuditAnswer, AuditPool, AuditQuestion, PatientLines } from './auditQuestion.ts';
import type { Chunk } from './fhir/bulk/chunk.ts';
import type { FoundPatients } from './fhir/bulk/findPatients.ts';
import { LINE_NUMBERS, LINE_PLACE_NUMBERS } from './fhir/bulk/keptLines.ts';

/** The lines of that many patients lie in memory at a time; with more, the input is gone through again. */
const PATIENTS_A_ROUND = 25_000;
const PATIENTS_A_BATCH = 64;

/** Whose records an audit reads: first those treated in the period, then those who may only count for the population. */
export function patientsOf({ treated, leiomyosarcoma, metastasis }: FoundPatients) {
  const isTreated = new Set(treated);
  const hasMetastasis = new Set(metastasis);
  const counted = leiomyosarcoma.filter((id) => hasMetastasis.has(id) && !isTreated.has(id));
  return { ids: [...treated.toSorted(), ...counted.toSorted()], countedFrom: treated.length };
}

interface Rounds {
  readonly ids: readonly string[];
  readonly countedFrom: number;
  readonly chunks: readonly Chunk[];
  readonly hasMedications: boolean;
  readonly progress: AuditProgress;
}

/** Collects the lines of the patients and audits them, some thousands at a time. */
export async function auditRounds(
  pool: AuditPool,
  rounds: Rounds,
  onAnswer: (answer: AuditAnswer) => void,
): Promise<void> {
  for (let from = 0; from < rounds.ids.length; from += PATIENTS_A_ROUND) {
    const ids = rounds.ids.slice(from, from + PATIENTS_A_ROUND);
    const countedFrom = Math.max(0, Math.min(ids.length, rounds.countedFrom - from));
    await pool.all({ kind: 'want', ids, countedFrom });
    await collect(pool, rounds);
    const patients = await handOver(pool, ids);
    rounds.progress.begin('judging cases');
    await pool.each(batches(patients), onAnswer);
  }
}

async function collect(pool: AuditPool, { chunks, hasMedications, progress }: Rounds): Promise<void> {
  const wanted = new Map<string, number[]>();
  progress.begin('reading records', chunks);
  const questions = chunks.map((chunk) => ({ kind: 'collect', chunk }) as const);
  await pool.each(questions, ({ medications = [] }, question) => {
    for (const [id, patient] of medications) wanted.set(id, [...(wanted.get(id) ?? []), patient]);
    if (question.kind === 'collect') progress.read(question.chunk);
  });
  if (!hasMedications || wanted.size === 0) return;
  progress.begin('reading medications', chunks);
  await pool.each(
    chunks.map((chunk) => ({ kind: 'medications', chunk, wanted }) as const),
    (_, question) => question.kind === 'medications' && progress.read(question.chunk),
  );
}

/** Lets every thread see all lines. @returns where those of each patient lie, in the order of the input */
async function handOver(pool: AuditPool, ids: readonly string[]): Promise<readonly PatientLines[]> {
  const stores = (await pool.all({ kind: 'take' })).flatMap(({ kept }) => kept ?? []);
  await pool.all({ kind: 'memory', segments: stores.flatMap(({ segments }) => segments) });
  const places: [file: number, offset: number, segment: number, start: number, length: number][][] = ids.map(() => []);
  let before = 0;
  for (const { segments, numbers } of stores) {
    for (let i = 0; i < numbers.length; i += LINE_NUMBERS) {
      const [patient = 0, file = 0, offset = 0, segment = 0, start = 0, length = 0] = numbers.subarray(
        i,
        i + LINE_NUMBERS,
      );
      places[patient]?.push([file, offset, before + segment, start, length]);
    }
    before += segments.length;
  }
  return ids.map((id, index) => {
    const own = (places[index] ?? []).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    const lines = new Float64Array(own.length * LINE_PLACE_NUMBERS);
    for (const [i, [file, offset, segment, start, length]] of own.entries())
      lines.set([segment, start, length, file, offset], i * LINE_PLACE_NUMBERS);
    return { id, lines };
  });
}

function* batches(patients: readonly PatientLines[]): Generator<AuditQuestion> {
  for (let from = 0; from < patients.length; from += PATIENTS_A_BATCH)
    yield { kind: 'audit', patients: patients.slice(from, from + PATIENTS_A_BATCH) };
}
