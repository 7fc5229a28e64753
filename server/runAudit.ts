import type { AuditPlan } from './audit/auditPlan.ts';
import type { AuditReport, PatientCounts } from './audit/auditReport.ts';
import { byDecision } from './audit/caseFigures.ts';
import type { Reading } from './audit/reading.ts';
import { SMALL } from './audit/suppress.ts';
import type { SiteEntries } from './auditEntries.ts';
import { type AuditProgress, silent } from './auditProgress.ts';
import type { AuditPool, AuditTask, WrittenCase } from './auditQuestion.ts';
import { CaseTexts } from './caseTexts.ts';
import { cachedEnvironment } from './compileCache.ts';
import { chunksOf } from './fhir/bulk/chunk.ts';
import { type InputFile, inputFiles } from './fhir/bulk/inputFile.ts';
import type { Loss } from './fhir/bulk/loss.ts';
import { WorkerPool } from './fhir/bulk/workerPool.ts';
import { letThreadsClearGarbage } from './garbage.ts';
import { optimizeLater } from './optimizeLater.ts';

/** What an audit is made from and how. */
export interface AuditRequest {
  /** Folder of FHIR R4 files: NDJSON, compressed or not, or Bundles. */
  readonly folder: string;
  readonly plan: AuditPlan;
  /** What was entered in the app at the site of the plan; none where the store is not asked. */
  readonly entries?: SiteEntries;
  /** What is known to be missing from the folder. */
  readonly lost?: readonly Loss[];
  /** Small counts are withheld, and no case is written. */
  readonly isShared: boolean;
  /**
   * How the paths of the files begin in which is put aside what would take too much memory: lines of patients, and what is
   * written of cases. Nothing is left of them.
   */
  readonly aside: string;
  /** How many threads read; without it as many as there are cores, and none for a small folder. */
  readonly threads?: number;
  /** Bytes read in one go; for tests. */
  readonly chunkBytes?: number;
  /** Bytes of lines that a thread has in memory before it puts them aside; for tests. */
  readonly asideBytes?: number;
  readonly progress?: AuditProgress;
}

/** Everything that is written of an audit. */
export interface AuditOutcome {
  readonly report: AuditReport;
  readonly reading: Reading;
  /** Resources that could be read. */
  readonly resources: number;
  /** In the order of their numbers; empty in a report to be shared. */
  readonly cases: readonly WrittenCase[];
  /** Open until the outcome is written. */
  readonly texts: CaseTexts;
  readonly isShared: boolean;
}

/**
 * Goes through a folder for who is of interest and for the lines of those, every core through a part of it. Only lines that
 * may matter are read as JSON.
 */
export async function runAudit(request: AuditRequest): Promise<AuditOutcome> {
  const texts = new CaseTexts(`${request.aside}-cases`);
  try {
    return await outcomeOf(request, texts);
  } catch (error) {
    texts.close();
    throw error;
  }
}

async function outcomeOf(request: AuditRequest, texts: CaseTexts): Promise<AuditOutcome> {
  const { folder, isShared, lost = [], threads, chunkBytes, progress = silent } = request;
  const files = inputFiles(folder);
  const chunks = chunksOf(files, chunkBytes);
  const pool = await poolFor(taskOf(request, files), threads);
  try {
    const { auditRounds, auditSearch, placesOf, readPatients } = await steps();
    const search = await auditSearch(pool, files, chunks, progress);
    const { found, bad } = search;
    for (const each of lost) found.lost.push(each);
    const cases: WrittenCase[] = [];
    const counts = { ...NONE, leftOut: [...NONE.leftOut], undated: [...NONE.undated] };
    await auditRounds(pool, { search, chunks, progress }, (answer) => {
      bad.add(answer.bad ?? []);
      if (!answer.audited) return;
      const { cases: own, texts: written, textBytes, leftOut, undated, subjects, ...numbers } = answer.audited;
      for (const [key, number] of Object.entries(numbers)) counts[key as keyof typeof numbers] += number;
      found.patients.add(subjects);
      for (const each of undated) counts.undated.push(each);
      for (const each of leftOut) counts.leftOut.push(each);
      for (const each of texts.add({ cases: own, texts: written, textBytes })) cases.push(each);
    });
    const unread = placesOf(found.lost, 'Procedure', readPatients(found).ids);
    const count = (number: number) => (isShared && number > 0 && number <= SMALL ? null : number);
    const { moved, ...own } = counts;
    const reading = {
      files: files.length,
      lines: found.lines,
      ...(await bad.told(files)),
      unreadTreatments: count(unread),
      movedResources: count(moved),
    };
    const counted = { counts: { ...own, patients: found.patients.size }, cases, reading, texts };
    return await outcome(request, { ...counted, resources: found.resources });
  } finally {
    await pool.close();
  }
}

/** Loaded when the threads have begun, while these load what they need. */
const steps = () => import('./auditSteps.ts');

function taskOf(request: AuditRequest, files: readonly InputFile[]): AuditTask {
  const { plan, entries, isShared, aside, asideBytes } = request;
  return {
    plan,
    files,
    withCases: !isShared,
    aside: `${aside}-lines`,
    ...(asideBytes === undefined ? {} : { asideBytes }),
    ...(entries ? { entries } : {}),
  };
}

/** What a thread makes of a line or a patient is soon done with: with more room for it, memory grows with the folder, not speed. */
const YOUNG = { maxYoungGenerationSizeMb: 12 };

/** Below that many bytes, threads take longer to begin than the work takes. */
const SMALL_FOLDER = 4 * 1024 * 1024;

async function poolFor(task: AuditTask, threads?: number): Promise<AuditPool> {
  const bytes = task.files.reduce((sum, file) => sum + file.bytes, 0);
  if (threads === 0 || (threads === undefined && bytes < SMALL_FOLDER)) {
    const { AuditThread } = await import('./auditThread.ts');
    const thread = new AuditThread(task);
    return WorkerPool.here(
      (question) => thread.answer(question),
      () => thread.close(),
    );
  }
  const entry = new URL('auditWorker.ts', import.meta.url);
  optimizeLater();
  letThreadsClearGarbage();
  const options = { workerData: task, env: cachedEnvironment(), resourceLimits: YOUNG };
  return WorkerPool.ofThreads(entry, options, threads);
}

const NONE = {
  inPopulation: 0,
  withCase: 0,
  procedures: 0,
  moved: 0,
  leftOut: [] as PatientCounts['leftOut'][number][],
  undated: [] as PatientCounts['undated'][number][],
};

interface Counted {
  readonly counts: PatientCounts;
  readonly cases: readonly WrittenCase[];
  readonly reading: Reading;
  readonly texts: CaseTexts;
  readonly resources: number;
}

async function outcome({ plan, isShared }: AuditRequest, counted: Counted): Promise<AuditOutcome> {
  const { counts, cases, reading, texts, resources } = counted;
  const { auditReport, shareable } = await steps();
  const sorted = cases.toSorted((a, b) => byDecision(a.figures, b.figures));
  const full = auditReport(
    plan,
    counts,
    sorted.map(({ figures }) => figures),
  );
  return {
    report: isShared ? shareable(full) : full,
    reading,
    resources,
    cases: isShared ? [] : sorted,
    texts,
    isShared,
  };
}
