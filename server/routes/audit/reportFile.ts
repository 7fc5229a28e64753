import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Response } from 'express';
import type { AuditRun } from '../../audit/auditRun.ts';
import { PageNotFound } from '../../errors.ts';
import { REPORT_FILES, type ReportFile } from '../../present/auditRuns/runPage.ts';
import type { Store } from '../../store/store.ts';
import { type QualityUser, qualityEvent } from '../qualityArea.ts';
import type { AuditAccess } from './auditAccess.ts';

interface ReportDeps {
  readonly store: Pick<Store, 'record'>;
  readonly now: () => Date;
  readonly audits?: AuditAccess | undefined;
}

/** The one style of a report stands near its beginning. */
const HEAD_BYTES = 64 * 1024;

/**
 * A file of a report, once that is whole. Who takes what is recorded first: what cannot be recorded is not given out.
 *
 * @throws PageNotFound for a file that is none of a report, or no longer kept
 */
export async function sendReportFile(
  { store, now, audits }: ReportDeps,
  quality: QualityUser,
  run: AuditRun,
  file: string,
  response: Response,
): Promise<void> {
  const name = REPORT_FILES.find((each) => each === file);
  if (!name || !audits || run.state !== 'done') throw new PageNotFound();
  const root = audits.folderOf(run.siteId, run.id);
  const head = await headOf(join(root, name));
  const action = name === 'index.html' ? 'audit' : 'export';
  await store.record(qualityEvent(now, quality, response, { action, detail: `run ${run.id}: ${name}` }));
  if (name === 'index.html') response.set('Content-Security-Policy', policyFor(head));
  else response.attachment(downloadName(name, run));
  await new Promise<void>((resolve, reject) =>
    response.sendFile(name, { root, cacheControl: false, lastModified: false, etag: false }, (error) =>
      error && !response.headersSent ? reject(new PageNotFound()) : resolve(),
    ),
  );
}

/** "audit-2025-01-01-2025-12-31-cases.csv" */
const downloadName = (name: ReportFile, { parameters: { from, to } }: AuditRun): string =>
  `audit-${from}-${to}-${name}`;

async function headOf(path: string): Promise<string> {
  const file = await open(path).catch(() => {
    throw new PageNotFound();
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A report stands alone: it may use its own style and nothing else, and do nothing with the session of whoever reads it. */
function policyFor(head: string): string {
  const style = /<style>(.*?)<\/style>/s.exec(head)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox',
  ].join('; ');
}
