import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backendTokens } from '../../../../../launch/backendTokens.ts';
import type { ExportContext, ExportLimits } from '../../../../../server/fhir/export/exportContext.ts';
import { fetchExport } from '../../../../../server/fhir/export/fetchExport.ts';
import type { BulkStub } from './bulkServer.ts';

/** As patient as a test can wait. */
export const QUICK: ExportLimits = { firstWait: 2, longestWait: 20, deadline: 4_000, idle: 1_000, attempts: 4 };

export const freshFolder = (): string => join(mkdtempSync(join(tmpdir(), 'livermet-export-')), 'export');

/** What an export told while it ran. */
export interface Told {
  readonly notes: string[];
  readonly progress: string[];
}

export function contextOf(
  stub: BulkStub,
  more: Partial<ExportContext> = {},
  told: Told = { notes: [], progress: [] },
): ExportContext {
  const bulk = {
    baseUrl: stub.base,
    clientId: 'livermet-bulk',
    authentication: {
      kind: 'private-key',
      algorithm: stub.options.algorithm ?? 'ES384',
      privateKeys: [stub.privateJwk],
    },
    endpointHosts: [],
    fileHosts: [],
  } as const;
  return {
    server: {
      baseUrl: stub.base,
      hosts: [],
      ...(stub.options.isOpen ? {} : { token: backendTokens(bulk, () => new Date()) }),
    },
    scope: 'patients',
    folder: freshFolder(),
    limits: QUICK,
    progress: {
      exporting: (text) => told.progress.push(text),
      downloading: (done, of) => told.progress.push(`${done}/${of}`),
      note: (text) => told.notes.push(text),
    },
    now: () => Date.now(),
    startedAt: Date.now(),
    signal: new AbortController().signal,
    ...more,
  };
}

export async function exportOf(stub: BulkStub, more: Partial<ExportContext> = {}) {
  const told: Told = { notes: [], progress: [] };
  const context = contextOf(stub, more, told);
  return { ...(await fetchExport(context)), folder: context.folder, ...told };
}
