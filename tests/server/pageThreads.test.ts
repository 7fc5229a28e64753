import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../server/chart/policy.ts';
import { fileRecord } from '../../server/fhir/fileRecord.ts';
import { type PageThreads, pageThreads } from '../../server/pageThreads.ts';
import type { VerdictTask } from '../../server/routes/verdictView.ts';
import { verdictBytes } from '../../server/verdictBytes.ts';
import { CONTEXT } from './present/assessmentBuilder.ts';

const PATIENTS = new URL('../patients/', import.meta.url);
const MARKING = new URL('./markingThread.ts', import.meta.url);

let threads: PageThreads;
afterEach(() => threads.close());

function taskOf(patient: string, siteName = CONTEXT.siteName): VerdictTask {
  const { resources, gaps, ...record } = fileRecord(readFileSync(new URL(`${patient}.json`, PATIENTS), 'utf8'));
  const asOf = '2026-01-15T09:00:00Z';
  const request = { resources, gaps, patientId: record.patient.id, asOf, policy: DEFAULT_POLICY, answers: [] };
  return { request, context: { ...CONTEXT, siteName } };
}
const textOf = (page: Uint8Array) => Buffer.from(page).toString();
const drawn = async (siteName: string) => textOf(await threads.draw(taskOf('everything-met', siteName)));
const drawnHere = (siteName: string) => textOf(verdictBytes(taskOf('everything-met', siteName)));

describe('the page of a thread', () => {
  it('is in every letter that which is drawn without threads', async () => {
    threads = pageThreads({ size: 1 });
    await threads.ready;
    const patients = readdirSync(PATIENTS).filter((name) => /^[^.]+\.json$/.test(name));
    expect(patients.length).toBeGreaterThan(10);
    for (const name of patients) {
      const task = taskOf(name.replace('.json', ''));
      expect(textOf(await threads.draw(task)), name).toBe(textOf(verdictBytes(task)));
    }
  });

  it('is given to whoever asked for it, whatever else is asked at the same time', async () => {
    threads = pageThreads({ size: 2, entry: MARKING });
    await threads.ready;
    const sites = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(await Promise.all(sites.map(drawn))).toEqual(sites);
  });
});

describe('a page is drawn without threads', () => {
  it('where there are none, or not yet', async () => {
    threads = pageThreads({ size: 0 });
    expect(await drawn('a')).toBe(drawnHere('a'));
    threads = pageThreads({ size: 1, entry: MARKING });
    expect(await drawn('a')).toBe(drawnHere('a'));
  });

  it('where the thread fails, or ends while it draws; another one follows it', async () => {
    threads = pageThreads({ size: 1, entry: MARKING });
    await threads.ready;
    expect(await drawn('fails')).toBe(drawnHere('fails'));
    expect(await Promise.all(['a', 'ends', 'b'].map(drawn))).toEqual(['a', drawnHere('ends'), drawnHere('b')]);
    await expect.poll(() => drawn('c')).toBe('c');
  });

  it('and then a failure is met where the page was asked for', async () => {
    threads = pageThreads({ size: 1 });
    await threads.ready;
    const { context, request } = taskOf('everything-met');
    const broken = { request, context: { ...context, decisions: null as unknown as [] } };
    await expect(threads.draw(broken)).rejects.toThrow();
  });
});
