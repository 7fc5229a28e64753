import type { AuditPlan } from './audit/auditPlan.ts';
import type { CaseFigures } from './audit/caseFigures.ts';
import type { SiteEntries } from './auditEntries.ts';
import type { SetAside } from './chart/fact.ts';
import type { Gap } from './chart/gap.ts';
import type { Chunk } from './fhir/bulk/chunk.ts';
import type { BadPlace, FoundPatients } from './fhir/bulk/findPatients.ts';
import type { InputFile } from './fhir/bulk/inputFile.ts';
import type { Loss } from './fhir/bulk/loss.ts';
import type { WorkerPool } from './fhir/bulk/workerPool.ts';

export type AuditPool = WorkerPool<AuditQuestion, AuditAnswer>;

/** What every thread of an audit knows from its beginning. */
export interface AuditTask {
  readonly plan: AuditPlan;
  readonly files: readonly InputFile[];
  /** What was entered in the app at the site of the plan; none where the store is not asked. */
  readonly entries?: SiteEntries;
  /** Whether cases are written out: not in a report to be shared. */
  readonly withCases: boolean;
}

/** What the threads of an audit are asked. */
export type AuditQuestion =
  /** With `collects`, the lines of the wanted patients are kept on the way. */
  | { readonly kind: 'find'; readonly chunk: Chunk; readonly collects: boolean }
  | { readonly kind: 'want'; readonly ids: readonly string[]; readonly countedFrom: number }
  | { readonly kind: 'collect'; readonly chunk: Chunk }
  | { readonly kind: 'keys' }
  /** What all threads answered to that. */
  | { readonly kind: 'want versions'; readonly kept: Float64Array }
  | { readonly kind: 'collect versions'; readonly chunk: Chunk }
  | { readonly kind: 'medications'; readonly chunk: Chunk; readonly wanted: ReadonlyMap<string, readonly number[]> }
  | { readonly kind: 'take' }
  | { readonly kind: 'memory'; readonly segments: readonly SharedArrayBuffer[] }
  | { readonly kind: 'audit'; readonly patients: readonly PatientLines[] };

/** A patient and where the lines lie: segment, start, length, file and offset of each, one after the other. */
export interface PatientLines {
  readonly id: string;
  readonly lines: Float64Array;
  /** What is missing from the record. */
  readonly gaps: readonly Gap[];
}

/** What was found in a part of the input: of the patients no id, but what they are counted by (`idMarks`). */
export interface FoundInChunk extends Omit<FoundPatients, 'patients'> {
  readonly patients: Uint32Array;
}

export interface AuditAnswer {
  readonly found?: FoundInChunk;
  readonly kept?: { readonly segments: readonly SharedArrayBuffer[]; readonly numbers: Float64Array };
  /** Of which resources lines were kept, and for whom (`KeptKeys`). */
  readonly keys?: Float64Array;
  /** Where other versions of these may stand. */
  readonly again?: readonly Chunk[];
  /** Medications that kept lines point to, with the patient. */
  readonly medications?: readonly (readonly [id: string, patient: number])[];
  readonly audited?: AuditedBatch;
  readonly bad?: readonly BadPlace[];
  readonly lost?: readonly Loss[];
}

/** What a batch of patients adds. */
export interface AuditedBatch {
  /** Patients of whom there is a record: others are only named in somebody's, such as by who performed something. */
  readonly subjects: readonly string[];
  readonly inPopulation: number;
  readonly withCase: number;
  readonly procedures: number;
  readonly outside: number;
  readonly undated: readonly SetAside[];
  readonly cases: readonly WrittenCase[];
}

/** A case as it is counted and as it is written. */
export interface WrittenCase {
  readonly figures: CaseFigures;
  /** Lines of `cases.csv`; "" in a report to be shared. */
  readonly rows: string;
  /** Its part of `index.html` after its number; "" in a report to be shared. */
  readonly section: string;
}
