import type { AuditPlan } from './audit/auditPlan.ts';
import type { CaseFigures } from './audit/caseFigures.ts';
import type { LeftOut } from './audit/leftOut.ts';
import type { SiteEntries } from './auditEntries.ts';
import type { SetAside } from './chart/fact.ts';
import type { Gap } from './chart/gap.ts';
import type { Chunk } from './fhir/bulk/chunk.ts';
import type { BadPlace, FoundPatients } from './fhir/bulk/findPatients.ts';
import type { InputFile } from './fhir/bulk/inputFile.ts';
import type { Kept, KeptPlace } from './fhir/bulk/keptLines.ts';
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
  /** How the paths of the files begin in which lines are put aside, and from how many bytes on; without these as many as do good. */
  readonly aside: string;
  readonly asideBytes?: number;
}

/** What the threads of an audit are asked. */
export type AuditQuestion =
  /** With `collects`, the lines of the wanted patients are kept on the way. */
  | { readonly kind: 'find'; readonly chunk: Chunk; readonly collects: boolean }
  | { readonly kind: 'want'; readonly ids: readonly string[]; readonly countedFrom: number }
  | { readonly kind: 'collect'; readonly chunk: Chunk }
  | { readonly kind: 'keys' }
  /** What all threads answered to that. */
  | { readonly kind: 'want versions'; readonly kept: Float64Array; readonly isMixed: boolean }
  | { readonly kind: 'collect versions'; readonly chunk: Chunk }
  | { readonly kind: 'medications'; readonly chunk: Chunk; readonly wanted: ReadonlyMap<string, readonly number[]> }
  | { readonly kind: 'take' }
  | { readonly kind: 'kept'; readonly places: readonly KeptPlace[] }
  | ({ readonly kind: 'audit' } & PatientBatch);

/** Patients and where their lines lie, one after the other: `LINE_PLACE_NUMBERS` of each. */
export interface PatientBatch {
  readonly patients: readonly PatientLines[];
  readonly lines: Float64Array;
}

export interface PatientLines {
  readonly id: string;
  /** How many lines are of this patient. */
  readonly count: number;
  /** What is missing from the record. */
  readonly gaps: readonly Gap[];
}

/** What was found in a part of the input. */
export interface FoundInChunk extends Omit<FoundPatients, 'patients'> {
  readonly patients: Uint32Array;
}

export interface AuditAnswer {
  readonly found?: FoundInChunk;
  readonly kept?: Kept;
  /** Of which resources lines were kept, and for whom (`KeptKeys`). */
  readonly keys?: Float64Array;
  /** Of whose numbers the keys of all lines are made (`NUMBERED_BY`). */
  readonly numberings?: number;
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
  /** Patients of whom there is a record, as `IdMarks` gives them: others are only named in somebody's, such as by who performed something. */
  readonly subjects: Uint32Array;
  readonly inPopulation: number;
  readonly withCase: number;
  readonly procedures: number;
  readonly moved: number;
  readonly leftOut: readonly LeftOut[];
  readonly undated: readonly SetAside[];
  readonly cases: readonly CaseFigures[];
  /** What is written of the cases, in their order: of each its lines of `cases.csv` and its part of `index.html`. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** How many bytes these are: two numbers a case. */
  readonly textBytes: Uint32Array;
}

/** A case as it is counted, and where among the texts of all cases lies what is written of it. */
export interface WrittenCase {
  readonly figures: CaseFigures;
  /** Lines of `cases.csv`. */
  readonly rows: TextPlace;
  /** Its part of `index.html` after its number. */
  readonly section: TextPlace;
}

export interface TextPlace {
  readonly at: number;
  readonly bytes: number;
}
