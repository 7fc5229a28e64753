import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../../server/config.ts';
import { PATIENT, type Reply, type StubEhr, startStubEhr } from '../../launch/support/stubEhr.ts';
import { appWith, type LoggedApp, launched, type OpenedLaunch, pageOf } from '../faults/appWith.ts';
import { formsOf } from '../postedForms.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function hospital(
  discovered: object = {},
  environment: Environment = {},
): Promise<{ ehr: StubEhr; app: LoggedApp }> {
  const ehr = await startStubEhr();
  ehr.answers.discovery = () => ({ body: { ...ehr.configuration(), ...discovered } });
  ehr.answers.fhir = ({ path }) => ({
    body: path.includes('/Patient/')
      ? { resourceType: 'Patient', id: PATIENT, name: [{ family: 'Holding' }] }
      : { resourceType: 'Bundle', type: 'searchset', entry: [] },
  });
  const app = await appWith([ehr.site()], { STOP_SECONDS: '0', ...environment });
  open.push(app, ehr);
  return { ehr, app };
}

const page = async (app: LoggedApp, { browser, path }: OpenedLaunch, below = '') => {
  const response = await browser.open(`${path}${below}`);
  return { status: response.status, text: await response.text(), url: `${app.baseUrl}${path}${below}` };
};

/** Presses the button at the end of a page. */
async function endThis(app: LoggedApp, launch: OpenedLaunch) {
  const { text, url } = await page(app, launch);
  const [form] = formsOf(text, url, 'end').slice(-1);
  return press(launch, form);
}

async function press({ browser }: OpenedLaunch, form: ReturnType<typeof formsOf>[number] | undefined) {
  if (!form) throw new Error('no such form');
  const response = await browser.open(new URL(form.action).pathname, {}, form.hidden);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}

/** An EHR that takes tokens back, and what it was asked to take. */
async function revoking(reply: Reply = {}) {
  const { ehr, app } = await hospital();
  ehr.answers.discovery = () => ({
    body: { ...ehr.configuration(), revocation_endpoint: `${ehr.origin}/token/revoke` },
  });
  const issue = ehr.answers.token;
  ehr.answers.token = (asked) => (asked.path.endsWith('/revoke') ? reply : issue(asked));
  return { ehr, app, revoked: () => ehr.askedFor('/token/revoke').map(({ form }) => form) };
}

describe('a launch that its user ends', () => {
  it('shows nothing any more, and the answer says so without naming the patient', async () => {
    const { ehr, app } = await hospital();
    const launch = await launched(app, ehr);
    const answer = await endThis(app, launch);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('This launch has ended');
    expect(answer.text).toContain('The EHR offers no way to take it back earlier than it ends');
    expect(answer.text).not.toMatch(/Holding|pat-4711/);
    const after = await page(app, launch);
    expect(after.status).toBe(404);
    expect(after.text).toContain('<h1 id="failure-title">This launch has ended</h1>');
    expect(after.text).not.toMatch(/Holding|pat-4711/);
  });

  it('is no more known to another browser than one that never was', async () => {
    const { ehr, app } = await hospital();
    const launch = await launched(app, ehr);
    await endThis(app, launch);
    const other = { ...(await launched(app, ehr)), path: launch.path };
    expect((await page(app, other)).text).toContain('<h1 id="failure-title">There is no such page</h1>');
  });

  it('says beside its button that what is typed and not saved is lost, and on the page after it once that it has ended', async () => {
    const { ehr, app } = await hospital();
    const launch = await launched(app, ehr);
    expect((await page(app, launch)).text).toContain('End this launch</button> What is typed and not saved is lost.');
    const { text } = await endThis(app, launch);
    expect(text.match(/This launch has ended/g)).toHaveLength(2);
    expect(text).toContain('<title>This launch has ended');
  });

  it('takes no other of the same user with it', async () => {
    const { ehr, app } = await hospital();
    const [first, second] = [await launched(app, ehr), await launched(app, ehr)];
    await endThis(app, first);
    expect((await pageOf(second)).status).toBe(200);
  });

  it('gives its tokens back where the EHR takes them', async () => {
    const { ehr, app, revoked } = await revoking();
    const { text } = await endThis(app, await launched(app, ehr));
    expect(text).toContain('and the EHR has taken it back');
    expect(revoked().map(({ token, token_type_hint, client_id }) => [token, token_type_hint, client_id])).toEqual([
      ['REFRESH-1', 'refresh_token', 'livermet'],
      ['ACCESS-1', 'access_token', 'livermet'],
    ]);
  });

  it('has ended, too, where the EHR does not take them, and says until when they last', async () => {
    const { ehr, app } = await revoking({ status: 503 });
    const launch = await launched(app, ehr);
    const { text } = await endThis(app, launch);
    expect(text).toMatch(
      /The EHR did not confirm that it has taken it back; it ends by itself: \d+ \w+ \d{4}, \d\d:\d\d/,
    );
    expect((await page(app, launch)).status).toBe(404);
  });

  it('sends no token to an address on a host that is not listed', async () => {
    const elsewhere = await startStubEhr();
    open.push(elsewhere);
    const { ehr, app } = await hospital({ revocation_endpoint: `${elsewhere.origin}/token` });
    const { text } = await endThis(app, await launched(app, ehr));
    expect(text).toContain('The EHR offers no way');
    expect(elsewhere.asked).toEqual([]);
  });
});

it('a launch that cannot be ended goes on, and the trail does not say that it has ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
  const { ehr, app } = await hospital({}, { DATABASE_FILE: join(folder, 'store.sqlite') });
  open.push({ close: async () => rmSync(folder, { recursive: true }) });
  const launch = await launched(app, ehr);
  const database = new DatabaseSync(join(folder, 'store.sqlite'));
  open.unshift({ close: async () => database.close() });
  const signOuts = () =>
    database.prepare("SELECT document FROM trail_entry WHERE document LIKE '%sign-out%'").all().length;
  database.exec("CREATE TRIGGER kept BEFORE DELETE ON launch BEGIN SELECT RAISE(ABORT, 'kept'); END");
  expect((await endThis(app, launch)).status).toBe(500);
  expect([(await page(app, launch)).status, signOuts()]).toEqual([200, 0]);
  database.exec('DROP TRIGGER kept');
  expect((await endThis(app, launch)).status).toBe(200);
  expect([(await page(app, launch)).status, signOuts()]).toEqual([404, 1]);
});

describe("the list of a user's own launches", () => {
  it('names patient, start and last use of each, and ends any of them from one place', async () => {
    const { ehr, app } = await hospital();
    const [lost, here] = [await launched(app, ehr), await launched(app, ehr)];
    const list = await page(app, here, 'launches');
    expect(list.text.match(/Patient\/pat-4711/g)?.length).toBeGreaterThanOrEqual(2);
    expect(list.text).toContain('(this launch)');
    const others = formsOf(list.text, list.url, 'end').filter(({ hidden }) => lost.path.includes(hidden.launch ?? '?'));
    expect(others).toHaveLength(1);
    const { status, location } = await press(here, others[0]);
    expect([status, location?.startsWith(`${here.path}launches?ended=`)]).toEqual([303, true]);
    expect((await page(app, lost)).status).toBe(404);
    const after = await here.browser.open(location ?? '');
    expect(await after.text()).toContain('That launch has ended.');
    expect((await page(app, here)).status).toBe(200);
  });

  it('has nothing of another user, whose launch nobody else ends', async () => {
    const { ehr, app } = await hospital();
    const mine = await launched(app, ehr);
    const issue = ehr.answers.token;
    ehr.answers.token = async ({ form }) => {
      const id_token = await ehr.idToken({ nonce: ehr.nonces.get(form.code ?? ''), sub: 'somebody-else' });
      return { body: await ehr.tokenResponse(form.code, { id_token }) };
    };
    const theirs = await launched(app, ehr);
    ehr.answers.token = issue;
    const list = await page(app, mine, 'launches');
    const id = theirs.path.split('/')[2] ?? '';
    expect(list.text).not.toContain(id);
    const [own] = formsOf(list.text, list.url, 'end');
    await press(mine, own && { ...own, hidden: { ...own.hidden, launch: id } });
    expect((await page(app, theirs)).status).toBe(200);
  });
});
