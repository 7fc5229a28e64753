import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HANDLE, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';
import { locationOf, TestBrowser } from '../../launch/support/testBrowser.ts';
import { BROKEN } from '../fhir/chaos/broken.ts';
import { BUSY } from '../fhir/chaos/busy.ts';
import type { Chaos } from '../fhir/chaos/chaos.ts';
import { CONTENT } from '../fhir/chaos/content.ts';
import { LINKS } from '../fhir/chaos/links.ts';
import { MESSAGES } from '../fhir/chaos/messages.ts';
import { SLOW } from '../fhir/chaos/slow.ts';
import { named, searchOf } from '../fhir/healthyChart.ts';
import { type Call, FAMILY_NAME, type LocalEhr, localEhr, PATIENT, send } from '../fhir/localEhr.ts';
import { createInstance, type Instance } from '../instances/instance.ts';
import { CLINICAL_CHART, TELLING } from './clinicalChart.ts';
import { gapsOn, newlyMet, statusesOn } from './statuses.ts';

const QUERIES = [
  'patient details',
  'diagnoses',
  'procedures',
  'laboratory results',
  'performance status',
  'medication orders',
] as const;

interface Cell {
  readonly chaos: Chaos;
  readonly query: (typeof QUERIES)[number];
}
const CELLS: readonly Cell[] = [...BUSY, ...BROKEN, ...MESSAGES, ...LINKS, ...CONTENT, ...SLOW].flatMap((chaos) =>
  QUERIES.map((query) => ({ chaos, query })),
);
/** An EHR that asks to wait is not asked again for minutes: cells in which it does have a tenant of their own. */
const TENANTS = CELLS.flatMap(({ chaos }, index) => (chaos.name.includes('beyond the deadline') ? [index] : []));
/** "/tenant-7" where cell 7 has one. */
const tenantOf = (index: number): string => (TENANTS.includes(index) ? `/tenant-${index}` : '');
/** The access token of a launch says which cell of the matrix it is: "CELL-7-production". */
const tokenOf = (cell: Cell, mode: string): string => `CELL-${CELLS.indexOf(cell)}-${mode}`;

let folder: string;
let foreign: LocalEhr;
let fhir: LocalEhr;
let authorization: StubEhr;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'livermet-faults-'));
  authorization = await startStubEhr();
  authorization.answers.token = async ({ form: { code } }) => ({
    body: await authorization.tokenResponse(code, { access_token: code, refresh_token: undefined, patient: PATIENT }),
  });
  foreign = await localEhr(({ response }) => void response.end('{}'));
  const before = new Map<string, number>();
  fhir = await localEhr((asked) => {
    const call = withoutTenant(asked);
    if (call.url.pathname.endsWith('/.well-known/smart-configuration'))
      return send(call.response, authorization.configuration());
    const { search, page } = searchOf(call.url);
    const { authorization: token = '' } = call.request.headers;
    const cell = CELLS[Number(/CELL-(\d+)-/.exec(token)?.[1])];
    if (cell === undefined || search !== named(cell.query))
      return send(call.response, CLINICAL_CHART.page(search, page, call.base));
    const count = before.get(token) ?? 0;
    before.set(token, count + 1);
    const trouble = { ...call, chart: CLINICAL_CHART, search, page, before: count };
    return cell.chaos.answer({ ...trouble, foreign: new URL(foreign.baseUrl).origin });
  });
});
afterAll(async () => {
  expect(foreign.asked, 'the foreign host was never contacted').toEqual([]);
  await Promise.all([foreign.close(), fhir.close(), authorization.close()]);
  rmSync(folder, { recursive: true });
});

/** The call as one of an EHR with a single tenant; its links lead to the tenant again. */
function withoutTenant(call: Call): Call {
  const [tenant = ''] = /^\/tenant-\d+/.exec(call.url.pathname) ?? [];
  const url = new URL(call.url.pathname.slice(tenant.length) + call.url.search, call.url);
  return { ...call, url, base: issOf(tenant) };
}

const issOf = (tenant: string): string => fhir.baseUrl.replace(/\/fhir$/, `${tenant}/fhir`);

async function startApp(mode: string): Promise<Instance> {
  const tenants = ['', ...TENANTS.map(tenantOf)].map((tenant) => {
    const endpointHosts = [new URL(authorization.origin).host];
    const { policy: _, ...site } = authorization.site({ iss: issOf(tenant), endpointHosts });
    return { ...site, id: `north${tenant.replace('/', '-')}` };
  });
  const sites = join(folder, 'sites.json');
  writeFileSync(sites, JSON.stringify({ sites: tenants }));
  const instance = await createInstance({
    NODE_ENV: mode,
    SITES_FILE: sites,
    BASE_URL: 'https://livermet.example',
    DATABASE_FILE: ':memory:',
    LIVERMET_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'trace',
    CHART_SECONDS: '5',
  });
  await instance.start();
  return instance;
}

/** A launch whose chart the EHR answers as the code says, up to its verdict page. */
async function verdictPage({ origin }: Instance, code: string, tenant = ''): Promise<{ status: number; text: string }> {
  const browser = new TestBrowser(origin);
  const started = await browser.open(`/launch?${new URLSearchParams({ iss: issOf(tenant), launch: HANDLE })}`);
  const finished = await browser.open(authorization.consent(locationOf(started), code));
  const page = await browser.open(locationOf(finished));
  return { status: page.status, text: await page.text() };
}

describe.concurrent.each(['production', 'test', 'development'])('under NODE_ENV=%s', (mode) => {
  let app: Instance;
  let healthy = '';
  beforeAll(async () => {
    app = await startApp(mode);
    const page = await verdictPage(app, `HEALTHY-${mode}`);
    expect([page.status, gapsOn(page.text)]).toEqual([200, []]);
    healthy = page.text;
  });
  afterAll(async () => {
    await app.stop();
    expect(app.output()).not.toMatch(/ENDED BY ITSELF|Unhandled/i);
    for (const text of [...TELLING, FAMILY_NAME, 'CELL-', 'Practitioner/7', HANDLE])
      expect(app.output(), text).not.toContain(text);
    expect(app.output()).toContain('"route":"/l/:launchId/"');
  });

  it('the page of the healthy chart has something that is met and something that the newest values spoil', () => {
    const kinds = statusesOn(healthy);
    expect(kinds).toMatchObject({
      'therapy-deb-tace': 'not-met',
      'criterion-histology in column 0': 'met',
      'criterion-liver-metastasis in column 0': 'met',
      'criterion-total-bilirubin in column 0': 'not-met',
      'criterion-ecog in column 0': 'not-met',
      'criterion-inr in column 0': 'correctable',
    });
  });

  it.each(CELLS.map((cell) => ({ ...cell, cell, name: cell.chaos.name })))(
    '$query, $name: the page names the gap and nothing turns to met',
    async ({ cell, query, chaos }) => {
      const { status, text } = await verdictPage(app, tokenOf(cell, mode), tenantOf(CELLS.indexOf(cell)));
      expect(status).toBe(200);
      const isWhole = chaos[query === 'patient details' ? 'read' : 'search'] === 'whole';
      expect(gapsOn(text)).toEqual(isWhole ? [] : [query]);
      expect(newlyMet(text, healthy)).toEqual([]);
      if (isWhole) expect(statusesOn(text)).toEqual(statusesOn(healthy));
      expect(text).not.toContain(FAMILY_NAME);
    },
  );
});
