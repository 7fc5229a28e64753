import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { formsOf, send } from '../postedForms.ts';
import { closeAll, follow, livermet } from '../runningApp.ts';

const folders: string[] = [];
afterEach(async () => {
  await closeAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const PATIENT = 'inr-correctable';

/** The app with its store in a file, an open launch in it, and the trail as the file holds it. */
async function opened() {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-trail-'));
  folders.push(folder);
  const file = join(folder, 'store.sqlite');
  const { sandbox, baseUrl } = await livermet(undefined, { DATABASE_FILE: file });
  const browser = new Browser();
  const page = await follow(browser, sandbox.launchUrl(PATIENT));
  const other = new DatabaseSync(file);
  const trail = () => other.prepare('SELECT document FROM trail_entry ORDER BY number').all();
  const entries = () => trail().map(({ document }) => JSON.parse(String(document)));
  return { browser, sandbox, baseUrl, url: page.url, page, other, entries };
}

const acts = (entries: readonly { action: string; outcome: string; detail: string }[]) =>
  entries.map(({ action, outcome, detail }) => `${action} ${outcome} ${detail}`.trim());

describe('who did what is on the trail', () => {
  it('a launch and each page, with the proven user, the patient, the edition and the request', async () => {
    const { browser, sandbox, url, entries } = await opened();
    await follow(browser, `${url}deb-tace`);
    expect(acts(entries())).toEqual(['launch success', 'view success verdict', 'view success worksheet']);
    for (const entry of entries())
      expect(entry).toMatchObject({
        siteId: 'sandbox',
        patientId: PATIENT,
        user: {
          issuer: expect.stringMatching(/^http/),
          subject: expect.stringMatching(/./),
          fhirUser: `${sandbox.fhirBase}/Practitioner/dr-example`,
        },
        requestId: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
    expect(entries()[1].edition).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each(['course', 'literature', 'after-treatment', 'decisions'])('the page %s', async (path) => {
    const { browser, url, entries } = await opened();
    expect((await follow(browser, `${url}${path}`)).status).toBe(200);
    expect(acts(entries()).at(-1)).toBe(`view success ${path}`);
  });

  it('an answer and its withdrawal, by the questions and never by what was said', async () => {
    const { browser, url, page, entries } = await opened();
    await send(browser, formsOf(page.text, url, 'answers')[0]!, { 'lesion-count': '97', unresectable: 'yes' });
    const shown = await follow(browser, url);
    await send(browser, formsOf(shown.text, url, 'withdraw')[0]!, {});
    const said = acts(entries()).filter((act) => /^(answer|withdrawal)/.test(act));
    expect(said).toEqual([
      'answer success unresectable lesion-count',
      expect.stringMatching(/^withdrawal success \S+$/),
    ]);
    const fields = new Set(entries().flatMap((entry) => Object.keys(entry)));
    expect([...fields].toSorted().join(' ')).toBe(
      'action at detail edition number outcome patientId previous requestId siteId user',
    );
  });

  it('whoever is refused: another browser, and a form from elsewhere', async () => {
    const { browser, url, page, entries } = await opened();
    await follow(new Browser(), url);
    const form = formsOf(page.text, url, 'answers')[0]!;
    await send(browser, form, { csrf: 'guess', unresectable: 'yes' });
    const refused = entries().filter(({ outcome }) => outcome === 'refused');
    expect(acts(refused)).toEqual(['view refused foreign-browser', 'form refused foreign-form']);
    expect(refused.map(({ user }) => user?.fhirUser.split('/').at(-1))).toEqual([undefined, 'dr-example']);
  });

  it('a chart of which nothing could be read', async () => {
    const { sandbox, entries, browser } = await openedWithout();
    await follow(browser, sandbox.launchUrl(PATIENT));
    expect(acts(entries()).at(-1)).toBe('view failed verdict');
  });
});

async function openedWithout() {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-trail-'));
  folders.push(folder);
  const file = join(folder, 'store.sqlite');
  const failing = ({ type }: { type?: string | undefined }) => (type ? { status: 500, body: '' } : undefined);
  const { sandbox } = await livermet(failing, { DATABASE_FILE: file });
  const other = new DatabaseSync(file);
  const entries = () =>
    other
      .prepare('SELECT document FROM trail_entry ORDER BY number')
      .all()
      .map(({ document }) => JSON.parse(String(document)));
  return { sandbox, entries, browser: new Browser() };
}

describe('when the trail cannot be written', () => {
  it.each(['', 'deb-tace', 'literature', 'audit-trail'])('the page "%s" is not shown, and says so', async (path) => {
    const { browser, url, other } = await opened();
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON trail_entry BEGIN SELECT RAISE(ABORT, 'full'); END");
    const page = await follow(browser, `${url}${path}`);
    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(page.text).not.toMatch(/Samplefield|Barnaby/);
    other.exec('DROP TRIGGER refuse');
    expect((await follow(browser, `${url}${path}`)).status).toBe(200);
  });

  it('a launch is not opened', async () => {
    const { sandbox, other } = await opened();
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON trail_entry BEGIN SELECT RAISE(ABORT, 'full'); END");
    const page = await follow(new Browser(), sandbox.launchUrl(PATIENT));
    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(new URL(page.url).pathname).toBe('/callback');
  });

  it('an answer is not saved', async () => {
    const { browser, url, page, other } = await opened();
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON trail_entry BEGIN SELECT RAISE(ABORT, 'full'); END");
    const sent = await send(browser, formsOf(page.text, url, 'answers')[0]!, { unresectable: 'yes' });
    expect(sent.status).toBe(503);
    expect(other.prepare('SELECT count(*) AS n FROM answer_record').get()?.n).toBe(0);
  });
});

describe('the page of the privacy officer', () => {
  const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  it('is reached from the pages of a launch, and shows who did what, its own reading first', async () => {
    const { browser, url, page } = await opened();
    expect(page.text).toContain('/audit-trail">Audit trail</a>');
    const trail = await follow(browser, `${url}audit-trail`);
    expect(trail.status).toBe(200);
    expect(words(trail.text)).toMatch(/Audit trail examined.*Page viewed: verdict.*Launch from the EHR/);
    expect(trail.text).toContain(`Patient/${PATIENT}`);
    const entries = /<table.*<\/table>/s.exec(trail.text)?.[0] ?? '';
    expect(entries).toContain('Launch from the EHR');
    expect(entries).not.toMatch(/Samplefield|Barnaby/);
    expect(trail.headers.get('cache-control')).toBe('no-store');
  });

  it('names at its top the patient from whose chart it was opened, whose page that is on the trail, too', async () => {
    const { browser, url, entries } = await opened();
    const { text } = await follow(browser, `${url}audit-trail`);
    expect(words(text)).toMatch(/Barnaby Samplefield Born .* Sex \S+ MRN \S+ EHR .* Data as of /);
    expect(words(text)).toContain('All patients of the site, unless you name one.');
    expect(text).toContain('>Write to the EHR</a>');
    expect(entries().slice(-2)).toMatchObject([
      { action: 'view', detail: 'audit-trail', patientId: PATIENT },
      { action: 'trail-view', patientId: null },
    ]);
  });

  it.each<[string, Record<string, string>, RegExp, RegExp]>([
    ['a patient', { patient: `Patient/${PATIENT}` }, /Page viewed: verdict/, /No entry fits/],
    ['another patient', { patient: 'nobody' }, /Audit trail examined: patient/, /Page viewed/],
    ['a user as the EHR names it', { user: 'Practitioner/dr-example' }, /Page viewed: verdict/, /No entry fits/],
    ['another user', { user: 'Practitioner/dr-nobody' }, /No entry fits/, /Page viewed/],
    ['days gone by', { from: '2020-01-01', to: '2020-12-31' }, /No entry fits/, /Page viewed/],
    ['days to come', { from: '2020-01-01', to: '2999-12-31' }, /Page viewed: verdict/, /No entry fits/],
  ])('finds the entries of %s', async (_, query, shown, hidden) => {
    const { browser, url } = await opened();
    const { text } = await follow(browser, `${url}audit-trail?${new URLSearchParams(query)}`);
    expect(words(text)).toMatch(shown);
    expect(words(text)).not.toMatch(hidden);
  });

  it.each([
    [{ from: 'yesterday' }, 'From: is not a day'],
    [{ to: '2026-02-30' }, 'To: is not a day'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'To: lies before From'],
  ])('says what is wrong with %j, keeps what was typed, and shows nothing', async (query, problem) => {
    const { browser, url } = await opened();
    const page = await follow(browser, `${url}audit-trail?${new URLSearchParams(query as Record<string, string>)}`);
    expect(page.status).toBe(422);
    expect(words(page.text)).toContain(problem);
    expect(page.text).toContain(`value="${Object.values(query)[0]}"`);
    expect(words(page.text)).not.toContain('Page viewed');
  });

  it('shows fifty entries and leads to the older ones', async () => {
    const { browser, url } = await opened();
    for (let visit = 0; visit < 55; visit++) await follow(browser, `${url}audit-trail`);
    const newest = await follow(browser, `${url}audit-trail`);
    const olderOf = ({ text }: { text: string }) =>
      /href="([^"]*before=\d+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const rest = await follow(browser, new URL(olderOf(newest), url).href);
    const numbers = ({ text }: { text: string }) => [...text.matchAll(/\(entry (\d+)\)/g)].map(([, n]) => Number(n));
    expect(numbers(newest)).toHaveLength(50);
    expect([...numbers(newest), ...numbers(rest)]).toEqual(Array.from({ length: 100 }, (_, index) => 114 - index));
    const last = await follow(browser, new URL(olderOf(rest), url).href);
    expect(numbers(last).at(-1)).toBe(1);
    expect(last.text).not.toContain('Older entries');
  });
});
