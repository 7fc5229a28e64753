import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { auditCommand } from '../../../../server/auditCommand.ts';
import { silent } from '../../../../server/auditProgress.ts';
import { closeAll, livermet } from '../../../server/runningApp.ts';

afterEach(closeAll);

it('the sandbox EHR exports its patients to the audit, by its address alone', async () => {
  const { sandbox } = await livermet();
  const out = join(mkdtempSync(join(tmpdir(), 'livermet-sandbox-export-')), 'report');
  const args = ['--from', '2000-01-01', '--to', '2999-12-31', '--out', out, '--server', sandbox.fhirBase];
  const { funnel, badLines } = await auditCommand(args, () => new Date(), {}, silent);
  expect(funnel.patients).toBeGreaterThan(15);
  expect(funnel.cases).toBeGreaterThan(2);
  expect(badLines).toBe(0);
  expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).reading.exported.deleted).toBe(0);
});

it('and says what it does not export', async () => {
  const { sandbox } = await livermet();
  const file = await fetch(`${sandbox.fhirBase}/$export-file/Encounter`);
  expect([file.status, await file.text()]).toEqual([200, '']);
  const removed = await fetch(`${sandbox.fhirBase}/$export-status`, { method: 'DELETE' });
  expect(removed.status).toBe(202);
});
