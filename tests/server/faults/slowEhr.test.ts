import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { searchesFor } from '../../../server/fhir/searches.ts';
import { PATIENT, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';
import { appWith, type LoggedApp, launched, pageOf } from './appWith.ts';
import { gapsOn } from './statuses.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function ehr(): Promise<StubEhr> {
  const started = await startStubEhr();
  open.unshift(started);
  started.answers.fhir = answer;
  return started;
}

async function app(...[sites, environment]: Parameters<typeof appWith>): Promise<LoggedApp> {
  const started = await appWith(sites, { STOP_SECONDS: '0', ...environment });
  open.unshift(started);
  return started;
}

const answer = ({ path }: { readonly path: string }) => ({
  body: path.includes('/Patient/')
    ? { resourceType: 'Patient', id: PATIENT, name: [{ family: 'Holding' }] }
    : { resourceType: 'Bundle', type: 'searchset', entry: [] },
});
const never = () => new Promise<never>(() => {});
const SEARCHES = searchesFor(PATIENT);
const isSearch = ({ path }: { readonly path: string }) => !path.includes('.well-known');
const fhirRequests = (one: StubEhr) => one.askedFor('/fhir').filter(isSearch);

describe('a verdict page', () => {
  it('asks for the chart in one wave: the last question has arrived before the first answer leaves', async () => {
    const north = await ehr();
    const all = Promise.withResolvers<void>();
    north.answers.fhir = async (asked) => {
      if (fhirRequests(north).length === SEARCHES.length) all.resolve();
      await all.promise;
      return answer(asked);
    };
    const page = await pageOf(await launched(await app([north.site()]), north));
    expect([page.status, gapsOn(page.text)]).toEqual([200, []]);
    expect(fhirRequests(north)).toHaveLength(SEARCHES.length);
  });

  it('shows after the deadline what has come, and names what has not', async () => {
    const north = await ehr();
    north.answers.fhir = (asked) => (/\/(Condition|Observation)/.test(asked.path) ? never() : answer(asked));
    const opened = await launched(await app([north.site()], { CHART_SECONDS: '1' }), north);
    const { status, text } = await pageOf(opened);
    expect(status).toBe(200);
    expect(text).toContain('Holding');
    const slow = SEARCHES.filter(({ resourceType }) => ['Condition', 'Observation'].includes(resourceType));
    expect(gapsOn(text)).toEqual(slow.map(({ query }) => query));
    expect(text).toContain('the EHR did not answer within 0.8 seconds');
  });

  it('is a page even when the EHR answers nothing at all until the deadline', async () => {
    const north = await ehr();
    north.answers.fhir = never;
    const { status, text } = await pageOf(await launched(await app([north.site()], { CHART_SECONDS: '1' }), north));
    expect(status).toBe(502);
    expect(gapsOn(text)).toEqual(SEARCHES.map(({ query }) => query));
  });

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
    ['nothing', () => undefined],
  ])('waits as long as a busy EHR asks for, where that is in time: Retry-After with %s', async (_, retryAfter) => {
    const north = await ehr();
    const at: number[] = [];
    north.answers.fhir = (asked) => {
      if (!asked.path.includes('Procedure')) return answer(asked);
      at.push(Date.now());
      const value = retryAfter();
      const headers = value === undefined ? {} : { 'retry-after': value };
      return at.length === 1 ? { status: 429, body: {}, headers } : answer(asked);
    };
    const { text } = await pageOf(await launched(await app([north.site()], { CHART_SECONDS: '20' }), north));
    expect(gapsOn(text)).toEqual([]);
    expect(at).toHaveLength(2);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(retryAfter() === undefined ? 490 : 900);
  });
});

describe('an EHR that asks to wait longer than a chart may take', () => {
  it('is not asked before; the page says until when, and the pages of another one are as ever', async () => {
    const [north, south] = [await ehr(), await ehr()];
    const both = await app([north.site(), south.site({ id: 'south', name: 'Southern Hospital' })]);
    const [inNorth, other] = [await launched(both, north), await launched(both, north)];
    const inSouth = await launched(both, south);
    north.answers.fhir = (asked) =>
      asked.path.includes('Procedure') ? { status: 429, body: {}, headers: { 'retry-after': '3600' } } : answer(asked);
    expect((await pageOf(inNorth)).text).toMatch(
      /the EHR is too busy \(429\) and asked to wait; LiverMet asks again from \d\d:\d\d \(/,
    );
    north.answers.fhir = answer;
    const asked = fhirRequests(north).length;
    const { status, text } = await pageOf(inNorth);
    expect(status).toBe(200);
    expect(text).toMatch(/: the EHR asked to wait; LiverMet asks again from \d\d:\d\d \(/);
    const procedures = SEARCHES.filter(({ resourceType }) => resourceType === 'Procedure');
    expect(gapsOn(text)).toEqual(procedures.map(({ query }) => query));
    expect(fhirRequests(north)).toHaveLength(asked + SEARCHES.length - procedures.length);
    expect(gapsOn((await pageOf(inSouth)).text)).toEqual([]);
    // It was one launch that asked too often.
    expect(gapsOn((await pageOf(other)).text)).toEqual([]);
  });
});

describe('an EHR that is down', () => {
  it('slows no page of another one, and is left alone after some failures, which the page says', async () => {
    const [north, south] = [await ehr(), await ehr()];
    const both = await app([north.site(), south.site({ id: 'south', name: 'Southern Hospital' })], {
      CHART_SECONDS: '2',
    });
    const launches = [await launched(both, north), await launched(both, north), await launched(both, north)];
    const inSouth = await launched(both, south);
    north.answers.fhir = never;
    const ended: string[] = [];
    const pages = launches.map(async (launch) => {
      const page = await pageOf(launch);
      ended.push('north');
      return page.status;
    });
    // The pages of the north are waiting by now.
    while (fhirRequests(north).length < 3 * SEARCHES.length) await sleep(10);
    const { text } = await pageOf(inSouth);
    ended.push('south');
    expect(gapsOn(text)).toEqual([]);
    expect(await Promise.all(pages)).toEqual([502, 502, 502]);
    expect(ended[0]).toBe('south');

    const asked = fhirRequests(north).length;
    const left = await pageOf(launches[0] ?? inSouth);
    expect(left.text).toContain('it was left alone for a few seconds');
    expect(fhirRequests(north)).toHaveLength(asked);
    expect(gapsOn((await pageOf(inSouth)).text)).toEqual([]);
  });
});
