import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CliError } from './cliError.ts';
import { CASE_HEADER } from './present/audit/caseRows.ts';
import { AUDIT_PAGE_END, auditPageHead, CASE_END, caseStart } from './present/audit/html/auditPage.ts';
import { summaryMeasureReport } from './present/audit/measureReport.ts';
import { individualMeasureReports, subjectListMeasureReport } from './present/audit/subjectReports.ts';
import { summary } from './present/audit/summary.ts';
import { checkPlace, namesIn } from './reportPlace.ts';
import type { AuditOutcome } from './runAudit.ts';
import { type Part, writeParts } from './writeParts.ts';

/** Which reports are written besides the four that always are. */
export interface Extras {
  readonly subjectList: boolean;
  readonly individual: boolean;
}

/**
 * Writes a report into a folder beside the one it is for, and lets it take that place when it is whole: whatever happens
 * before, nobody finds half a report. What an earlier run left behind is removed.
 *
 * @returns the names of the files
 * @throws CliError when the place is taken by something else than a report, or cannot be written to
 */
export function writeReport(out: string, outcome: AuditOutcome, extras: Extras): readonly string[] {
  const place = resolve(out);
  const partial = join(dirname(place), `.${basename(place)}.partial-${process.pid}`);
  const old = join(dirname(place), `.${basename(place)}.old`);
  try {
    checkPlace(out);
    removeLeftovers(place);
    mkdirSync(partial, { recursive: true });
    const names = writeFiles(partial, outcome, extras);
    // One that was killed while it cleaned up leaves it.
    rmSync(old, { recursive: true, force: true });
    if (existsSync(place)) renameSync(place, old);
    renameSync(partial, place);
    rmSync(old, { recursive: true, force: true });
    return names;
  } catch (error) {
    throw notWritten(error, out);
  } finally {
    outcome.texts.close();
    removeIfThere(partial);
  }
}

/** An error of the file system here is of the place that was named. */
const notWritten = (error: unknown, out: string): unknown =>
  error instanceof Error && 'syscall' in error && 'code' in error
    ? new CliError(`the report cannot be written to ${out} (${error.code}): make room there, or name another --out`)
    : error;

/** Not to be able to is no reason to hide why nothing was written. */
function removeIfThere(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next run clears it away.
  }
}

/** Those of runs that are no longer there. */
function removeLeftovers(place: string): void {
  const folder = dirname(place);
  const prefixes = ['partial', 'aside'].map((what) => `.${basename(place)}.${what}-`);
  for (const name of namesIn(folder) ?? []) {
    const prefix = prefixes.find((each) => name.startsWith(each));
    if (prefix !== undefined && !isRunning(Number.parseInt(name.slice(prefix.length), 10)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function writeFiles(folder: string, outcome: AuditOutcome, { subjectList, individual }: Extras): readonly string[] {
  const { report, reading, cases, texts, isShared } = outcome;
  const figures = cases.map((each) => each.figures);
  const documents: readonly (readonly [string, unknown])[] = [
    ['measure-report.json', summaryMeasureReport(report)],
    ['summary.json', summary(report, reading, isShared)],
    ...(subjectList ? [['measure-report-subject-list.json', subjectListMeasureReport(report, figures)] as const] : []),
  ];
  for (const [name, document] of documents) writeFileSync(join(folder, name), `${JSON.stringify(document, null, 2)}\n`);
  const streams: readonly (readonly [string, Iterable<Part>])[] = [
    ['index.html', pageParts(outcome)],
    ...(isShared ? [] : [['cases.csv', [CASE_HEADER, ...cases.map(({ rows }) => rows)]] as const]),
    ...(individual ? [['measure-report-individual.json', individualMeasureReports(report, figures)] as const] : []),
  ];
  for (const [name, parts] of streams) writeParts(join(folder, name), parts, texts);
  return [...documents, ...streams].map(([name]) => name);
}

function* pageParts({ report, reading, cases, isShared }: AuditOutcome): Generator<Part> {
  yield auditPageHead(
    report,
    cases.map(({ figures }) => figures),
    reading,
    isShared,
  );
  for (const [index, { section }] of cases.entries()) {
    yield caseStart(index + 1);
    yield section;
    yield CASE_END;
  }
  yield AUDIT_PAGE_END;
}
