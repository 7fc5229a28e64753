import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditParameters } from '../../../server/audit/auditRun.ts';
import { openStore } from '../../../server/store/openStore.ts';

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;

/** An audit in each state that a page shows. */
export const RUNS = {
  done: id(1),
  failed: id(2),
  interrupted: id(3),
  running: id(4),
  queued: id(5),
} as const;

const PARAMETERS: AuditParameters = {
  from: '2025-01-01',
  to: '2025-12-31',
  asOf: '2026-01-15T08:00:00.000Z',
  source: 'server',
  whatIf: ['creatinine=1.5', 'lookback.laboratory=60'],
  isShared: false,
  extras: [],
};
const FILES = ['index.html', 'cases.csv', 'measure-report.json', 'summary.json'];
const MORNING = Date.parse('2026-01-15T08:00:00Z');
const at = (minutes: number) => new Date(MORNING + minutes * 60_000).toISOString();

/** Puts them into the store of the sandbox's app before it starts: one is running, so that none of those that wait begins. */
export async function seedAuditRuns(file: string, folder: string): Promise<void> {
  const store = await openStore({ file, keys: { current: randomBytes(32), old: [] } });
  const event = (minutes: number) => ({
    at: at(minutes),
    siteId: 'sandbox',
    user: { issuer: 'https://ehr.example', subject: null, fhirUser: 'Practitioner/dr-example' },
    patientId: null,
    action: 'audit' as const,
    outcome: 'success' as const,
    detail: 'seeded',
    edition: null,
    requestId: 'seed',
  });
  const ask = (run: string, minutes: number, more: Partial<AuditParameters> = {}) =>
    store.addAuditRun(
      {
        id: run,
        siteId: 'sandbox',
        by: 'Practitioner/dr-example',
        at: at(minutes),
        parameters: { ...PARAMETERS, ...more },
      },
      event(minutes),
    );
  const settle = (run: string, state: 'done' | 'failed' | 'interrupted', minutes: number, problem: string | null) => {
    const result = {
      problem,
      cases: state === 'done' ? 128 : null,
      badLines: state === 'done' ? 3 : null,
      edition: '2020-09-01',
    };
    return store.settleAuditRun(run, { state, at: at(minutes), result }, event(minutes));
  };
  const ends = [
    [RUNS.done, 'done', null, {}],
    [
      RUNS.failed,
      'failed',
      'the token endpoint on bulk.example gives LiverMet no token (invalid_client)',
      { isShared: true },
    ],
    [RUNS.interrupted, 'interrupted', null, { whatIf: [] }],
  ] as const;
  for (const [index, [run, state, problem, more]] of ends.entries()) {
    await ask(run, index * 10, more);
    await store.claimAuditRun(at(index * 10), at(-60));
    await settle(run, state, index * 10 + 4, problem);
  }
  await ask(RUNS.running, 55, { whatIf: [] });
  await store.claimAuditRun(at(56), at(-60));
  await store.hearAuditRun(RUNS.running, at(60), {
    text: 'fetching files 31 of 62, 50%, 48 MB/s, 40 s left',
    share: 0.5,
  });
  await ask(RUNS.queued, 58, { whatIf: [] });
  await store.close();
  const report = join(folder, 'sandbox', RUNS.done);
  mkdirSync(report, { recursive: true });
  for (const name of FILES) writeFileSync(join(report, name), '');
}
