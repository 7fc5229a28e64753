import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../launch/sandbox/reply.ts';
import { WRITE_BACK_SYSTEM } from '../../../server/present/writeBack/proposal.ts';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { closeAll, follow, livermet, log, type Page } from '../runningApp.ts';

afterEach(async () => {
  expect(log()).not.toMatch(/Samplefield|Barnaby|1958-09-30|T-1000|write-back\?|Practitioner/);
  await closeAll();
});

const PATIENT = 'inr-correctable';
const BASE = 'http://localhost';
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,:;)])/g, '$1');

type Kind = 'ecog' | 'sheet';
const TYPES = { ecog: 'Observation', sheet: 'DocumentReference' } as const;

/** The hidden fields of the form that confirms something. */
function formOf({ text }: Pick<Page, 'text'>, kind: Kind): URLSearchParams {
  const form = new RegExp(`id="write-${kind}".*?</article>`, 's').exec(text)?.[0] ?? '';
  const fields = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']): [string, string] => [name, value]));
}

/** An EHR whose answer to a create can be set, and what was asked of it. */
interface Answer {
  to?: () => Reply | undefined;
  search?: () => Reply | undefined;
  file?: string;
}

async function start(answer: Answer = {}) {
  const creates: string[] = [];
  const app = await livermet(
    ({ method, type, search }) => {
      if (type === 'Observation' && search.get('code')?.includes('89247-1')) return answer.search?.();
      if (method !== 'POST' || type === undefined) return undefined;
      creates.push(type);
      return answer.to?.();
    },
    answer.file === undefined ? {} : { DATABASE_FILE: answer.file },
  );
  const browser = new Browser();
  const { url } = await follow(browser, app.sandbox.launchUrl(PATIENT));
  const page = (query = '') => follow(browser, `${url}write-back${query}`);
  const post = (body: URLSearchParams) => browser.open(`${url}write-back`, { method: 'POST', body });
  return { ...app, browser, url, page, post, creates };
}

async function answerEcog({ browser, url }: { browser: Browser; url: string }, grade: string): Promise<void> {
  const { text } = await follow(browser, url);
  const form = /<form[^>]*action="[^"]*answers".*?<\/form>/s.exec(text)?.[0] ?? '';
  const hidden = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const body = new URLSearchParams(hidden.map(([, name = '', value = '']): [string, string] => [name, value]));
  body.set('ecog', grade);
  const response = await browser.open(`${url}answers`, { method: 'POST', body });
  expect(response.status).toBe(303);
}

/** A sheet or an ECOG that is ready to be confirmed. */
async function ready(kind: Kind, answer: Parameters<typeof start>[0] = {}) {
  const app = await start(answer);
  if (kind === 'ecog') await answerEcog(app, '1');
  const shown = await app.page();
  return { ...app, shown, form: formOf(shown, kind) };
}

const outcome = (status: number, code: string): Reply => ({
  status,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics: 'Barnaby Samplefield may not' }],
  }),
});

describe.each(['ecog', 'sheet'] as const)('writing %s', (kind) => {
  it('shows what will be written, writes it when it is confirmed, and names it as the EHR does', async () => {
    const { shown, form, post, browser, url, page } = await ready(kind);
    expect(words(shown.text)).toContain('This will be written into the chart, and nothing else:');
    expect(words(shown.text)).toContain('Patient Barnaby Samplefield (Patient/inr-correctable)');
    const response = await post(form);
    expect(response.status).toBe(303);
    const done = await follow(browser, new URL(response.headers.get('location') ?? '', url).href);
    expect(words(done.text)).toMatch(new RegExp(`Written to the EHR [^:]*: ${TYPES[kind]}/[0-9a-f-]{36}`));
    expect(words((await page()).text)).toMatch(new RegExp(`Written from here [^:]*: ${TYPES[kind]}/[0-9a-f-]{36} \\(`));
  });

  it('happens once, however often the form is sent', async () => {
    const { form, post, creates, page } = await ready(kind);
    const responses = await Promise.all([post(form), post(form), post(form)]);
    expect(responses.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await post(form)).status).toBe(303);
    expect(creates).toEqual([TYPES[kind]]);
    expect([...(await page()).text.matchAll(new RegExp(`${TYPES[kind]}/[0-9a-f-]{36} \\(`, 'g'))]).toHaveLength(1);
  });

  it.each<[number, string, RegExp]>([
    [401, 'login', /no longer accepts the access of this launch \(401\).*Open LiverMet from the patient’s chart again/],
    [
      403,
      'forbidden',
      /does not allow LiverMet, or your account, to write this \(403\); its reasons: forbidden\. Trying again will not help/,
    ],
    [422, 'business-rule', /own rules do not accept what was sent \(422\); its reasons: business-rule/],
    [400, 'structure', /could not read what was sent \(400\)/],
    [404, 'not-supported', /does not take such records \(404\)/],
    [429, 'throttled', /too busy \(429\).*Wait a minute and try again/],
    [503, 'transient', /not available at the moment \(503\).*Wait a minute and try again/],
  ])('refused with %i is explained, loses nothing, and can be tried again', async (status, code, explained) => {
    let isOver = false;
    const { form, post, page, browser, url } = await ready(kind, {
      to: () => (isOver ? undefined : outcome(status, code)),
    });
    const refused = await post(form);
    const text = await refused.text();
    expect(refused.status).toBe(502);
    expect(words(text)).toMatch(/Nothing was written Reason: /);
    expect(words(text)).toMatch(explained);
    expect(words(text)).toContain('What was entered here is kept');
    expect(text).not.toContain('may not');
    expect(words((await page()).text)).toContain('Nothing yet.');
    if (kind === 'ecog') expect(words((await follow(browser, url)).text)).toContain('answered today');
    isOver = true;
    const again = formOf({ text }, kind);
    expect(again.get('key')).toBe(form.get('key'));
    expect((await post(again)).status).toBe(303);
  });

  it.each([500, 502, 504])(
    'after a fault of the server (%i) it is said that nobody knows what came of it',
    async (status) => {
      let isOver = false;
      const { form, post, page, creates } = await ready(kind, {
        to: () => (isOver ? undefined : { status, body: '' }),
      });
      const response = await post(form);
      const text = await response.text();
      expect(response.status).toBe(504);
      expect(words(text)).toContain(
        `It is not known whether it was written Reason: the EHR reported an internal error (${status}).`,
      );
      expect(words(text)).toContain('Look in the chart first whether it stands there');
      expect(words((await page()).text)).toContain('not known whether it stands in the EHR');
      // The first form, sent once more, is no decision to try again.
      const resent = await post(form);
      expect(words((await page(new URL(resent.headers.get('location') ?? '', BASE).search)).text)).toContain(
        'An earlier attempt got no answer.',
      );
      expect(creates).toHaveLength(1);
      isOver = true;
      const again = formOf({ text }, kind);
      expect(again.get('began-at')).not.toBe('');
      const both = await Promise.all([post(again), post(again)]);
      expect(both.map((each) => each.status)).toEqual([303, 303]);
      expect(creates).toHaveLength(2);
    },
  );

  it('an answer that says yes and breaks off counts as yes; the page says that it named no reference', async () => {
    const { form, post, page, creates } = await ready(kind, { to: () => ({ status: 201, body: broken() }) });
    expect((await post(form)).status).toBe(303);
    expect(words((await page()).text)).toContain('the EHR accepted it and did not say under which reference');
    await post(form);
    expect(creates).toHaveLength(1);
  });

  it('a form that did not come from this page writes nothing', async () => {
    const { form, post, creates } = await ready(kind);
    form.set('csrf', 'guess');
    expect((await post(form)).status).toBe(403);
    expect(creates).toEqual([]);
  });

  it('what was not shown is not written', async () => {
    const { form, post, creates } = await ready(kind);
    form.set('key', '0'.repeat(32));
    const response = await post(form);
    expect(response.status).toBe(409);
    expect(words(await response.text())).toContain('Nothing was written');
    expect(creates).toEqual([]);
  });

  it('is closed to another browser', async () => {
    const { form, url, creates } = await ready(kind);
    const stranger = new Browser();
    expect((await stranger.open(`${url}write-back`, { method: 'POST', body: form })).status).toBe(403);
    expect((await stranger.open(`${url}write-back`)).status).toBe(403);
    expect((await stranger.open(`${url}write-back/sheet.html`)).status).toBe(403);
    expect(creates).toEqual([]);
  });
});

describe('what was sent when the store fails meanwhile', () => {
  const TRAIL = "CREATE TRIGGER away BEFORE INSERT ON trail_entry BEGIN SELECT RAISE(ABORT, 'refused'); END";
  const KEPT = "CREATE TRIGGER away BEFORE UPDATE ON write_back BEGIN SELECT RAISE(ABORT, 'refused'); END";
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** The store refuses from the moment at which the EHR is asked to write. */
  async function failing(trigger: string, reply?: Reply) {
    const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
    folders.push(folder);
    const file = join(folder, 'store.sqlite');
    const other = () => new DatabaseSync(file);
    const run = (statement: string) => {
      const database = other();
      database.exec(statement);
      database.close();
    };
    const app = await ready('sheet', {
      file,
      to: () => {
        run(trigger);
        return reply;
      },
    });
    return { ...app, mend: () => run('DROP TRIGGER away') };
  }

  it.each([
    ['the audit trail has no entry of it', TRAIL, 'The audit trail has no entry of it.', 'trail-not-written'],
    ['LiverMet could not keep it', KEPT, 'LiverMet could not keep what came of it', 'write-back-not-stored'],
  ])('is called written with its reference, and the page and the log say: %s', async (_, trigger, line, code) => {
    const { form, post, page, creates, mend } = await failing(trigger);
    const response = await post(form);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(words(text)).toMatch(
      /Written to the EHR, but LiverMet could not record it Tumor-board sheet: DocumentReference\/[0-9a-f-]{36} /,
    );
    expect(words(text)).toContain(line);
    expect(words(text)).toMatch(/This stands in the EHR: DocumentReference\/[0-9a-f-]{36}\./);
    expect(words(text)).not.toContain('Nothing was written');
    expect(log()).toContain(`"code":"${code}"`);
    mend();
    await page();
    await post(form);
    expect(creates).toHaveLength(1);
  });

  it('and refused is called refused', async () => {
    const { form, post } = await failing(TRAIL, outcome(403, 'forbidden'));
    const response = await post(form);
    expect(response.status).toBe(502);
    expect(words(await response.text())).toMatch(/Nothing was written Reason: .*The audit trail has no entry of it\./);
  });
});

/** What a search for performance status finds once a grade has arrived. */
const bundleOf = (key: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      {
        resource: {
          resourceType: 'Observation',
          id: 'arrived-1',
          identifier: [{ system: WRITE_BACK_SYSTEM, value: key }],
          status: 'final',
          code: { coding: [{ system: 'http://loinc.org', code: '89247-1' }] },
          subject: { reference: `Patient/${PATIENT}` },
          effectiveDateTime: new Date().toISOString(),
          valueInteger: 1,
        },
      },
    ],
  }),
});

async function* broken(): AsyncGenerator<string> {
  yield '{"resourceType"';
  throw new Error('cut');
}

describe('the ECOG grade', () => {
  it('is read back from the chart as the grade that was entered', async () => {
    const { form, post, browser, url } = await ready('ecog');
    await post(form);
    const receipt = await (await browser.open(`${url}receipt.json`)).json();
    const written = receipt.inputs.resources.filter(({ reference }: { reference: string }) =>
      reference.startsWith('Observation/'),
    );
    expect(written.some(({ reference }: { reference: string }) => /^Observation\/[0-9a-f-]{36}$/.test(reference))).toBe(
      true,
    );
    const ecog = receipt.verdict.therapies[0].criteria.find(({ id }: { id: string }) => id === 'ecog');
    expect(ecog).toEqual({ id: 'ecog', status: 'met', why: null });
  });

  it('that arrived although no answer came is found in the chart, and is not written again', async () => {
    let arrived: string | null = null;
    const { form, post, page, creates } = await ready('ecog', {
      to: () => ({ status: 504, body: '' }),
      search: () => (arrived === null ? undefined : bundleOf(arrived)),
    });
    expect((await post(form)).status).toBe(504);
    arrived = form.get('key');
    const { text } = await page();
    expect(words(text)).toContain('This stands in the EHR: Observation/arrived-1.');
    expect(words(text)).toContain('ECOG grade entered here: Observation/arrived-1 (');
    expect((await post(form)).status).toBe(303);
    expect(creates).toEqual(['Observation']);
  });

  it('is not offered before one is entered, and the page says so', async () => {
    const { page } = await start();
    const { text } = await page();
    expect(words(text)).toContain('No ECOG grade has been entered here.');
    expect(formOf({ text }, 'ecog').size).toBe(0);
  });

  it('that was answered anew since the page was shown is confirmed anew', async () => {
    const { form, post, creates, ...app } = await ready('ecog');
    await answerEcog(app, '2');
    expect((await post(form)).status).toBe(409);
    expect(creates).toEqual([]);
  });
});

describe('the sheet', () => {
  it('is written as a document that stands alone, and is the very one that was shown', async () => {
    const { form, browser, url, shown, post } = await ready('sheet');
    const href = /href="([^"]*sheet\.html[^"]*)"/.exec(shown.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const document = await follow(browser, new URL(href, url).href);
    expect(document.text).toMatch(/^<!doctype html>/);
    expect(document.text).not.toMatch(/<link|<script|src=|href="\//);
    expect(document.headers.get('content-security-policy')).toMatch(/style-src 'sha256-[^']+'/);
    const response = await post(form);
    expect(response.status).toBe(303);
    const again = await follow(browser, new URL(href, url).href);
    expect(again.text).toBe(document.text);
  });

  it('is refused when the record has changed since it was shown', async () => {
    let isDown = false;
    const { sandbox } = await livermet(({ type }) => (isDown && type === 'Condition' ? { status: 500 } : undefined));
    const browser = new Browser();
    const { url } = await follow(browser, sandbox.launchUrl(PATIENT));
    const form = formOf(await follow(browser, `${url}write-back`), 'sheet');
    isDown = true;
    expect((await browser.open(`${url}write-back`, { method: 'POST', body: form })).status).toBe(409);
  });
});
