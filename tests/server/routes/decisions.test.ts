import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { formsOf, send } from '../postedForms.ts';
import { closeAll, follow, livermet, log } from '../runningApp.ts';

afterEach(closeAll);

const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const noticeOf = (html: string): string =>
  words(/<section class="notice notice-(?:alert|done)".*?<\/section>/s.exec(html)?.[0] ?? '').trim();
const countOf = (html: string): number => html.split('<li class="decision').length - 1;
const AGAINST = {
  about: 'deb-tace',
  kind: 'against',
  against: ['inr'],
  reason: 'Vitamin K <given>;\r\nrecheck tomorrow.',
};
const DEFER = { about: 'deb-tace', kind: 'defer', reason: 'Waiting for the board.' };

async function opened(...start: Parameters<typeof livermet>) {
  const { sandbox, baseUrl } = await livermet(...start);
  const browser = new Browser();
  const { url: home } = await follow(browser, sandbox.launchUrl('inr-correctable'));
  const url = `${home}decisions`;
  const { text } = await follow(browser, url);
  const draw = async () => {
    const page = await follow(browser, url);
    return { text: page.text, form: formsOf(page.text, url, 'decisions')[0]! };
  };
  return { sandbox, baseUrl, browser, home, url, form: formsOf(text, url, 'decisions')[0]!, draw };
}

describe('a decision', () => {
  it('is saved with the person, the time, the verdict, the editions and the moment, and shown on both pages', async () => {
    const { browser, home, url, form } = await opened();
    const { status, location } = await send(browser, form, AGAINST);
    expect([status, location]).toEqual([303, `${url}?decided=${form.hidden.form}`]);
    const { text } = await follow(browser, location!);
    expect(noticeOf(text)).toBe('Decision saved DEB-TACE: proceed against INR');
    expect(text).toContain('Vitamin K &lt;given&gt;;\nrecheck tomorrow.');
    expect(words(text)).toMatch(/by Practitioner\/\S+, today \(/);
    expect(words(text)).toMatch(
      /DEB-TACE: unknown .*INR: correctable .*9 criteria, editions in force from 1 Mar 1998 and 1 Sep 2020/,
    );
    expect(words(text)).toMatch(/Verdicts as of \d+ \w+ \d{4}, \d\d:\d\d \([^)]+\), LiverMet \d/);
    const verdict = await follow(browser, home);
    expect(words(verdict.text)).toContain('DEB-TACE: proceed against INR Vitamin K');
  });

  it('sent twice is made once', async () => {
    const { browser, form, draw } = await opened();
    const sent = await Promise.all([1, 2].map(() => send(browser, form, DEFER)));
    expect(sent.map(({ status, location }) => [status, location])).toEqual([
      [303, sent[0]?.location],
      [303, sent[0]?.location],
    ]);
    expect(countOf((await draw()).text)).toBe(1);
  });

  it('is superseded by a later one about the same therapy, never changed, and both stay on record', async () => {
    const { browser, form, draw } = await opened();
    await send(browser, form, DEFER);
    await send(browser, (await draw()).form, { about: 'y90', kind: 'defer', reason: 'Same.' });
    await send(browser, (await draw()).form, { ...DEFER, kind: 'accept', reason: 'The board agrees.' });
    const { text } = await draw();
    expect(countOf(text)).toBe(3);
    const past = words(text.slice(text.indexOf('Superseded decisions')));
    expect(past).toMatch(
      /\(1\) DEB-TACE: deferred Waiting for the board\. by \S+, today \([^)]+\); superseded by Practitioner/,
    );
  });

  it.each([
    ['no therapy', { about: '' }, '#decision-about'],
    ['no decision', { kind: '', against: [] }, '#decision-kind'],
    ['no criterion to go against', { against: [] }, '#decision-against'],
    ['a criterion that is met', { against: ['histology'] }, '#decision-against'],
    ['a criterion of another therapy', { against: ['complete-removal-possible'] }, '#decision-against'],
    ['a criterion that there is not', { against: ['inr', 'bilirubin'] }, '#decision-against'],
    ['criteria, but no wish to proceed against them', { kind: 'accept' }, '#decision-against'],
    ['no reason', { reason: ' \r\n ' }, '#decision-reason'],
    ['a reason that is too long', { reason: 'x'.repeat(2001) }, '#decision-reason'],
  ])('with %s is refused beside the field, with everything that was typed', async (_, change, field) => {
    const { browser, url, form, draw } = await opened();
    const typed = { ...AGAINST, ...change };
    const refused = await send(browser, form, typed);
    expect(refused.status).toBe(422);
    expect(noticeOf(refused.text)).toMatch(/^Nothing was saved: please check what you entered/);
    expect(refused.text).toContain(`<li><a href="${field}">`);
    expect(refused.text).toContain(`id="${field.slice(1)}`);
    if (typed.about) expect(refused.text).toContain(`name="about" value="${typed.about}" checked`);
    if (typed.reason.trim()) expect(refused.text).toContain(typed.reason.slice(0, 9));
    expect(formsOf(refused.text, url, 'decisions')[0]?.hidden).toEqual(form.hidden);
    expect(countOf((await draw()).text)).toBe(0);
  });

  it('takes a reason of the full length in any script', async () => {
    const { browser, form } = await opened();
    expect((await send(browser, form, { ...DEFER, reason: '肝'.repeat(2000) })).status).toBe(303);
  });
});

describe('what a decision was made on', () => {
  it('another verdict since the page was opened is shown first', async () => {
    const { browser, home, url, form, draw } = await opened();
    const [answers] = formsOf((await follow(browser, home)).text, home, 'answers');
    await send(browser, answers!, { 'inr-correctable': 'no' });
    const refused = await send(browser, form, AGAINST);
    expect(refused.status).toBe(409);
    expect(noticeOf(refused.text)).toMatch(
      /^Not saved: a verdict or a decision has changed since you opened this page/,
    );
    expect(refused.text).toContain('name="against" value="inr" checked');
    expect((await send(browser, formsOf(refused.text, url, 'decisions')[0]!, AGAINST)).status).toBe(303);
    expect(words((await draw()).text)).toContain('INR: not met');
  });

  it('a decision that somebody else made meanwhile is shown first', async () => {
    const { sandbox, browser, form } = await opened();
    const other = new Browser();
    const { url } = await follow(other, sandbox.launchUrl('inr-correctable'));
    const page = await follow(other, `${url}decisions`);
    await send(browser, form, DEFER);
    const refused = await send(other, formsOf(page.text, page.url, 'decisions')[0]!, AGAINST);
    expect(refused.status).toBe(409);
    expect(words(refused.text)).toContain('Waiting for the board.');
    expect((await send(other, formsOf(refused.text, page.url, 'decisions')[0]!, AGAINST)).status).toBe(303);
  });

  it('the same form with other words does not edit the decision', async () => {
    const { browser, form, draw } = await opened();
    await send(browser, form, DEFER);
    expect((await send(browser, form, { ...DEFER, reason: 'Other words.' })).status).toBe(409);
    expect(words((await draw()).text)).not.toContain('Other words.');
  });
});

describe('nothing typed is lost when it cannot be saved', () => {
  it('the store refuses to write: the page comes back with everything and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
    const databaseFile = join(folder, 'store.sqlite');
    const { browser, url, form, draw } = await opened(undefined, { DATABASE_FILE: databaseFile });
    const other = new DatabaseSync(databaseFile);
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON decision BEGIN SELECT RAISE(ABORT, 'refused'); END");
    const failed = await send(browser, form, AGAINST);
    expect(failed.status).toBe(503);
    expect(noticeOf(failed.text)).toContain('Not saved: LiverMet could not store it');
    expect(failed.text).toContain('name="against" value="inr" checked');
    expect(failed.text).toContain('Vitamin K &lt;given&gt;');
    other.exec('DROP TRIGGER refuse');
    other.close();
    expect((await send(browser, formsOf(failed.text, url, 'decisions')[0]!, AGAINST)).status).toBe(303);
    expect(countOf((await draw()).text)).toBe(1);
    await closeAll();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['a form without the token of the page', { csrf: 'guess' }, 403],
    ['a form of an older version', { form: 'x' }, 409],
  ])('%s: what was typed is shown', async (_, change, status) => {
    const { browser, form, draw } = await opened();
    const failed = await send(browser, form, { ...AGAINST, ...change });
    expect(failed.status).toBe(status);
    expect(words(failed.text)).toContain('Not saved');
    expect(failed.text).toContain('Vitamin K &lt;given&gt;');
    expect(countOf((await draw()).text)).toBe(0);
    expect(log()).not.toContain('Vitamin');
  });
});
