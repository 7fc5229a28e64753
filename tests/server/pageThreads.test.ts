import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../server/chart/policy.ts';
import { drawVerdict } from '../../server/drawVerdict.ts';
import { fileRecord } from '../../server/fhir/fileRecord.ts';
import { type PageThreads, type PageThreadsOptions, pageThreads } from '../../server/pageThreads.ts';
import type { DrawnVerdict, VerdictTask } from '../../server/routes/verdictView.ts';
import type { ThreadEnd } from '../../server/threadEnd.ts';
import { CONTEXT } from './present/assessmentBuilder.ts';

const PATIENTS = new URL('../patients/', import.meta.url);
const MARKING = new URL('./markingThread.ts', import.meta.url);

let threads: PageThreads;
const ends: ThreadEnd[] = [];
afterEach(async () => {
  await threads.close();
  ends.length = 0;
});

async function begin(options: PageThreadsOptions): Promise<void> {
  threads = pageThreads({ onEnd: (end) => ends.push(end), ...options });
  await threads.ready;
}

const marking = (size: number, limits: PageThreadsOptions['limits'] = {}) => begin({ size, entry: MARKING, limits });

function taskOf(patient: string, siteName = CONTEXT.siteName): VerdictTask {
  const { resources, gaps, ...record } = fileRecord(readFileSync(new URL(`${patient}.json`, PATIENTS), 'utf8'));
  const asOf = '2026-01-15T09:00:00Z';
  const request = { resources, gaps, patientId: record.patient.id, asOf, policy: DEFAULT_POLICY, answers: [] };
  return { request, context: { ...CONTEXT, siteName } };
}

/** The same for a chart with lists in lists, deeper than what can be sent to a thread. */
function deepTask(): VerdictTask {
  const { request, context } = taskOf('everything-met');
  const note = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
  return { request: { ...request, resources: [...request.resources, { resourceType: 'Basic', note }] }, context };
}

const textOf = (drawn: DrawnVerdict | undefined) => Buffer.from(drawn?.page ?? []).toString();
const drawn = async (siteName: string, gone?: AbortSignal) =>
  textOf(await threads.draw(taskOf('everything-met', siteName), gone));
const drawnHere = (siteName: string) => textOf(drawVerdict(taskOf('everything-met', siteName)));
const notDrawn = (reason: string) => ({ name: 'PageNotDrawn', status: 503, reason });

describe('the page of a thread', () => {
  it('is in every letter that which is drawn without threads', async () => {
    await begin({ size: 1 });
    const patients = readdirSync(PATIENTS).filter((name) => /^[^.]+\.json$/.test(name));
    expect(patients.length).toBeGreaterThan(10);
    for (const name of patients) {
      const task = taskOf(name.replace('.json', ''));
      expect(await threads.draw(task), name).toEqual(drawVerdict(task));
    }
  });

  it('is the same with texts and numbers of every kind', async () => {
    await begin({ size: 1 });
    const { request, context } = taskOf('everything-met');
    const value = { valueQuantity: { value: -0, unit: 'mg/dL' }, valueString: '\ud800 \u2028 "<\u0000' };
    const odd = JSON.parse('{"resourceType":"Observation","id":"o-odd","__proto__":{"status":"final"}}');
    const task = { request: { ...request, resources: [...request.resources, { ...odd, ...value }] }, context };
    expect(await threads.draw(task)).toEqual(drawVerdict(task));
  });

  it('is given to whoever asked for it, whatever else is asked at the same time', async () => {
    await marking(2);
    const sites = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(await Promise.all(sites.map((site) => drawn(site)))).toEqual(sites);
  });

  it('is given to whoever asked for it also after one that could not be sent there', async () => {
    await marking(1);
    const deep = threads.draw(deepTask());
    expect(await Promise.all([drawn('a'), drawn('b')])).toEqual(['a', 'b']);
    expect((await deep)?.drawnFor.iss).toBe(CONTEXT.iss);
    expect(await drawn('c')).toBe('c');
  });

  it('is given to whoever asked for it while others fail, end their thread, hang, cannot be sent or are gone', async () => {
    await marking(2, { drawMs: 5_000, waitMs: 120_000, waiting: 500 });
    const kinds = ['fails', 'ends', 'throws', 'hangs', 'deep', 'gone'];
    const draws = Array.from({ length: 120 }, async (_, number) => {
      const kind = number % 10 === 3 ? kinds[((number - 3) / 10) % kinds.length] : undefined;
      const own = { ...taskOf('everything-met', kind ?? `patient ${number}`) };
      const context = { ...own.context, launchPath: `/l/${number}/` };
      const task = kind === 'deep' ? { request: deepTask().request, context } : { ...own, context };
      const page = await threads
        .draw(task, kind === 'gone' ? AbortSignal.abort() : undefined)
        .catch((error: unknown) => error);
      return { kind, number, page };
    });
    for (const { kind, number, page } of await Promise.all(draws)) {
      if (page instanceof Error) expect(['ends', 'throws', 'hangs'], String(number)).toContain(kind);
      else if (page !== undefined) {
        expect((page as DrawnVerdict).drawnFor.launchPath).toBe(`/l/${number}/`);
        if (kind === undefined) expect(textOf(page as DrawnVerdict)).toBe(`patient ${number}`);
      }
      if (kind === undefined) expect(page).not.toBeInstanceOf(Error);
    }
  });
});

describe('a page is drawn without threads', () => {
  it('where there are none, or not yet', async () => {
    await begin({ size: 0 });
    expect(await drawn('a')).toBe(drawnHere('a'));
    threads = pageThreads({ size: 1, entry: MARKING });
    expect(await drawn('a')).toBe(drawnHere('a'));
  });

  it('where drawing fails, and then the failure is met where the page was asked for', async () => {
    await marking(1);
    expect(await drawn('fails')).toBe(drawnHere('fails'));
    await threads.close();
    await begin({ size: 1 });
    const { context, request } = taskOf('everything-met');
    const broken = { request, context: { ...context, decisions: null as unknown as [] } };
    await expect(threads.draw(broken)).rejects.toThrow(TypeError);
  });
});

describe('a page is drawn nowhere else', () => {
  it.each([
    { kind: 'ends', cause: undefined },
    { kind: 'throws', cause: expect.any(Error) },
    { kind: 'eats', cause: expect.objectContaining({ code: 'ERR_WORKER_OUT_OF_MEMORY' }) },
  ])(
    'where it $kind its thread or its memory; those who wait get theirs from the next thread',
    async (row) => {
      await marking(1, { drawMs: 60_000, waitMs: 90_000 });
      const all = await Promise.allSettled(['a', row.kind, 'b'].map((site) => drawn(site)));
      expect(all).toMatchObject([{ value: 'a' }, { reason: notDrawn('thread ended') }, { value: 'b' }]);
      expect(ends).toEqual([{ why: 'ended', cause: row.cause }]);
    },
    60_000,
  );

  it('where its thread does not answer in time; those who wait get theirs from the next thread', async () => {
    await marking(1, { drawMs: 2_000 });
    const all = await Promise.allSettled(['hangs', 'b', 'c'].map((site) => drawn(site)));
    expect(all).toMatchObject([{ reason: notDrawn('time limit') }, { value: 'b' }, { value: 'c' }]);
    expect(ends).toMatchObject([{ why: 'time limit' }]);
  });
});

describe('a page that waits for a thread', () => {
  it('is refused where too many wait already, or it has waited too long', async () => {
    await marking(1, { drawMs: 3_000, waitMs: 200, waiting: 1 });
    const hanging = drawn('hangs').catch((error: unknown) => error);
    const late = drawn('late').catch((error: unknown) => error);
    await expect(drawn('one too many')).rejects.toMatchObject(notDrawn('too many wait'));
    expect(await late).toMatchObject(notDrawn('waited too long'));
    expect(await hanging).toMatchObject(notDrawn('time limit'));
  });

  it('makes it known that pages are stuck, until it is drawn', async () => {
    await marking(1, { drawMs: 2_000 });
    const hanging = drawn('hangs').catch((error: unknown) => error);
    const late = drawn('late');
    expect(threads.isStuck()).toBe(false);
    await expect.poll(() => threads.isStuck(), { timeout: 10_000 }).toBe(true);
    expect([await late, threads.isStuck()]).toEqual(['late', false]);
    await hanging;
  });

  it('is withdrawn once its browser is gone, and leaves its place to another', async () => {
    await marking(1, { drawMs: 2_000, waiting: 1 });
    const hanging = drawn('hangs').catch((error: unknown) => error);
    const browser = new AbortController();
    const withdrawn = threads.draw(taskOf('everything-met', 'gone'), browser.signal);
    browser.abort();
    expect(await withdrawn).toBeUndefined();
    expect(await drawn('b')).toBe('b');
    expect(await hanging).toMatchObject(notDrawn('time limit'));
    expect(await threads.draw(taskOf('everything-met'), browser.signal)).toBeUndefined();
  });

  it('is refused when the app stops', async () => {
    await marking(1);
    const all = Promise.allSettled(['hangs', 'b'].map((site) => drawn(site)));
    await threads.close();
    expect(await all).toMatchObject([{ reason: notDrawn('stopping') }, { reason: notDrawn('stopping') }]);
    expect(ends).toEqual([]);
  });
});

it('a thread that never begins is told of, and tried again', async () => {
  threads = pageThreads({
    size: 1,
    entry: new URL('./no-such-file.ts', import.meta.url),
    limits: { againMs: 10 },
    onEnd: (end) => ends.push(end),
  });
  await expect.poll(() => ends.length).toBeGreaterThan(1);
  expect(ends[0]).toMatchObject({ why: 'never began', cause: { code: 'MODULE_NOT_FOUND' } });
  expect(await drawn('a')).toBe(drawnHere('a'));
});
