import { afterEach, expect, it, vi } from 'vitest';
import { drawVerdict } from '../../../server/drawVerdict.ts';
import type { DrawnVerdict, VerdictTask } from '../../../server/routes/verdictView.ts';
import type { StubEhr } from '../../launch/support/stubEhr.ts';
import { appWith, type LoggedApp, launched, pageOf } from './appWith.ts';
import { familyOf, siteOf, startPatientsEhr } from './patientsEhr.ts';

/** What comes back instead of the page that was asked for. */
let instead: (drawn: DrawnVerdict) => DrawnVerdict = (drawn) => drawn;
vi.mock('../../../server/pageThreads.ts', () => ({
  pageThreads: () => ({
    draw: async (task: VerdictTask) => instead(drawVerdict(task)),
    isStuck: () => false,
    close: async () => {},
  }),
}));

let app: LoggedApp;
let ehrs: readonly StubEhr[] = [];
afterEach(async () => {
  await app.close();
  await Promise.all(ehrs.map((ehr) => ehr.close()));
});

async function started(): Promise<readonly [StubEhr, StubEhr]> {
  const two = [await startPatientsEhr(), await startPatientsEhr()] as const;
  ehrs = two;
  app = await appWith(two.map((ehr, index) => siteOf(ehr, String(index))));
  instead = (drawn) => drawn;
  return two;
}

it.each([
  ['another patient', 0, 'bob'],
  ['another launch of the same patient', 0, 'alice'],
  ['a patient of the same id elsewhere', 1, 'alice'],
] as const)('a page that was drawn for %s is shown to nobody, and the log says so', async (_, site, patient) => {
  const both = await started();
  const alice = await launched(app, both[0], 'alice');
  const other = await launched(app, both[site], patient);
  let kept: DrawnVerdict | undefined;
  instead = (drawn) => {
    kept = drawn;
    return drawn;
  };
  expect((await pageOf(other)).text).toContain(familyOf(patient));
  instead = () => kept as DrawnVerdict;
  const { status, text } = await pageOf(alice);
  expect(status).toBe(500);
  expect(text).toContain('This page was withheld');
  expect(text).not.toContain('bob');
  expect(app.log()).toContain('"code":"foreign-page"');
  expect(app.log()).not.toMatch(/alice|bob/);
});

it('each part of whom a page was drawn for is compared', async () => {
  const [ehr] = await started();
  const alice = await launched(app, ehr, 'alice');
  expect((await pageOf(alice)).status).toBe(200);
  for (const part of ['launchPath', 'iss', 'patientId'] as const) {
    instead = ({ page, drawnFor }) => ({ page, drawnFor: { ...drawnFor, [part]: 'other' } });
    expect((await pageOf(alice)).status, part).toBe(500);
  }
});
