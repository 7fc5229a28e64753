import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../launch/sandbox/support/browser.ts';
import { startStubEhr } from '../launch/support/stubEhr.ts';
import { appWith, launched, pageOf } from './faults/appWith.ts';
import { closeAll, follow, livermet } from './runningApp.ts';

afterEach(closeAll);

const text = async (address: string) => (await fetch(address)).text();

describe('metrics', () => {
  it('count requests, launches and FHIR requests, and hold nothing of a patient or a launch', async () => {
    const { sandbox, metricsUrl = '' } = await livermet(undefined, { METRICS_PORT: '0' });
    const page = await follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    await follow(new Browser(), `${sandbox.url}/chart/inr-correctable/cards`);
    const metrics = await text(metricsUrl);
    expect(metrics).toMatch(
      /livermet_http_request_seconds_count\{method="GET",route="\/l\/:launchId\/",status="200"\} 1/,
    );
    expect(metrics).toContain('livermet_launches_total{site="sandbox",outcome="opened"} 1');
    expect(metrics).toMatch(/livermet_fhir_request_seconds_count\{site="sandbox",outcome="ok"\} \d+/);
    expect(metrics).toContain('process_resident_memory_bytes');
    expect(metrics).toContain('livermet_cds_calls_total{site="sandbox",hook="patient-view"} 1');
    expect(metrics).toContain('livermet_cds_cards_total{site="sandbox",hook="patient-view"} 1');
    const [, launchId = 'none'] = /\/l\/([^/]+)\//.exec(page.url) ?? [];
    expect(metrics).not.toMatch(new RegExp(`inr-correctable|Practitioner|Samplefield|${launchId}`));
  });

  it('count what charts lack, renewed tokens, EHRs left alone and cards, and hold nothing of a patient', async () => {
    const ehr = await startStubEhr();
    ehr.answers.token = async ({ form }) =>
      form.grant_type === 'refresh_token'
        ? { body: { access_token: 'ACCESS-2', token_type: 'Bearer', expires_in: 3600 } }
        : { body: await ehr.tokenResponse(form.code, { expires_in: 20 }) };
    ehr.answers.fhir = () => ({ status: 502 });
    const app = await appWith([ehr.site()], { METRICS_PORT: '0' });
    const opened = await launched(app, ehr);
    for (let n = 0; n < 4; n++) expect((await pageOf(opened)).status).toBe(502);
    const metrics = await text(app.metricsUrl ?? '');
    expect(metrics).toContain('livermet_chart_gaps_total{site="north",query="laboratory results"} 4');
    expect(metrics).toContain('livermet_token_refreshes_total{site="north",outcome="ok"} 1');
    expect(metrics).toContain('livermet_ehr_left_alone_total{site="north"} 1');
    expect(metrics).toMatch(/livermet_fhir_request_seconds_count\{site="north",outcome="status"\} \d+/);
    expect(metrics).toMatch(/livermet_fhir_request_seconds_count\{site="north",outcome="left-alone"\} \d+/);
    expect(metrics).not.toMatch(/pat-4711|Practitioner|ACCESS|LAUNCH-HANDLE/);
    await app.close();
    await ehr.close();
  });

  it('stand on a port of their own and nowhere else', async () => {
    const { baseUrl, metricsUrl = '' } = await livermet(undefined, { METRICS_PORT: '0' });
    expect((await fetch(`${baseUrl}/metrics`)).status).toBe(404);
    expect((await fetch(metricsUrl.replace('/metrics', '/l/x/'))).status).toBe(404);
  });

  it('are not there unless asked for', async () => {
    expect((await livermet()).metricsUrl).toBeUndefined();
  });
});

describe('a flood of requests from one address', () => {
  it('is turned away with a page that says when to come back; health checks go on', async () => {
    const { baseUrl } = await livermet(undefined, { REQUESTS_PER_MINUTE: '3' });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await fetch(`${baseUrl}/criteria`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await fetch(`${baseUrl}/criteria`);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.text()).toContain('Wait a minute');
    expect((await fetch(`${baseUrl}/healthz`)).status).toBe(200);
  });

  it('is told apart by the address that a trusted proxy names, and by no other', async () => {
    const from = (baseUrl: string, client: string) =>
      fetch(`${baseUrl}/criteria`, { headers: { 'x-forwarded-for': client } }).then(({ status }) => status);
    const proxied = await livermet(undefined, { REQUESTS_PER_MINUTE: '1', TRUSTED_PROXIES: '1' });
    expect([await from(proxied.baseUrl, '10.0.0.1'), await from(proxied.baseUrl, '10.0.0.2')]).toEqual([200, 200]);
    const direct = await livermet(undefined, { REQUESTS_PER_MINUTE: '1' });
    expect([await from(direct.baseUrl, '10.0.0.1'), await from(direct.baseUrl, '10.0.0.2')]).toEqual([200, 429]);
  });
});

describe('an app that is told to stop', () => {
  it('first says so at /readyz and serves what still comes, then closes its port', async () => {
    const { baseUrl, close } = await livermet(undefined, { DRAIN_SECONDS: '1' });
    const statusOf = async (path: string) => (await fetch(`${baseUrl}${path}`)).status;
    expect(await statusOf('/readyz')).toBe(200);
    const stopped = close();
    expect([await statusOf('/readyz'), await statusOf('/criteria'), await statusOf('/healthz')]).toEqual([
      503, 200, 200,
    ]);
    await stopped;
    await expect(statusOf('/healthz')).rejects.toThrow();
  });

  it('finishes the page under way before it ends', async () => {
    let reached = () => {};
    const asked = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { sandbox, close } = await livermet(async ({ type }) => {
      if (type !== 'Condition') return undefined;
      reached();
      await sleep(300);
      return undefined;
    });
    const page = follow(new Browser(), sandbox.launchUrl('inr-correctable'));
    await asked;
    const stopped = close();
    expect((await page).status).toBe(200);
    await stopped;
  });
});
