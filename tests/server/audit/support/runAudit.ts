import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextPlace } from '../../../../server/auditQuestion.ts';
import { type AuditOutcome, type AuditRequest, runAudit as run } from '../../../../server/runAudit.ts';
import type { PlainCase } from './plainAudit.ts';

/** An audit with what is written of its cases, which is read at once. */
export interface ReadOutcome extends Omit<AuditOutcome, 'cases' | 'texts'> {
  readonly cases: readonly PlainCase[];
}

export async function runAudit(request: Omit<AuditRequest, 'aside'>): Promise<ReadOutcome> {
  const { cases, texts, ...outcome } = await run({
    ...request,
    aside: join(tmpdir(), `livermet-aside-${process.pid}`),
  });
  const text = (place: TextPlace): string => {
    const bytes = Buffer.alloc(place.bytes);
    texts.read(place, bytes, 0);
    return bytes.toString();
  };
  const read = cases.map(({ figures, rows, section }) => ({ figures, rows: text(rows), section: text(section) }));
  texts.close();
  return { ...outcome, cases: read };
}
