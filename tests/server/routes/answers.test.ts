import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../launch/sandbox/support/browser.ts';
import { formsOf, type PageForm, send } from '../postedForms.ts';
import { closeAll, follow, livermet, log } from '../runningApp.ts';

const folders: string[] = [];
afterEach(async () => {
  await closeAll();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const PATIENT = 'everything-met';
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const noticeOf = (html: string): string =>
  words(/<section class="notice notice-(?:alert|done)".*?<\/section>/s.exec(html)?.[0] ?? '').trim();
const therapyOf = (html: string, id: string): string =>
  words(new RegExp(`id="therapy-${id}".*?</li>`, 's').exec(html)?.[0] ?? '');
const countOf = (html: string): number => html.split('<li class="given-answer').length - 1;
const answersForm = (html: string, url: string): PageForm => formsOf(html, url, 'answers')[0]!;

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'livermet-'));
  folders.push(folder);
  return join(folder, 'store.sqlite');
}

async function opened(...start: Parameters<typeof livermet>) {
  const { sandbox, baseUrl } = await livermet(...start);
  const browser = new Browser();
  const { url, text } = await follow(browser, sandbox.launchUrl(PATIENT));
  return { sandbox, baseUrl, browser, url, text, form: answersForm(text, url) };
}

describe('answers that were sent', () => {
  it('are saved, shown with who and when, until when they hold, and marked as entered beside the chart’s value', async () => {
    const { browser, url, form } = await opened();
    const { status, location } = await send(browser, form, { unresectable: 'yes', ecog: '0' });
    expect(status).toBe(303);
    expect(location).toBe(`${url}?saved=${form.hidden.form}`);
    const { text } = await follow(browser, location!);
    expect(noticeOf(text)).toMatch(/^Saved Is the disease in the liver unresectable\? yes ECOG performance status: 0/);
    const row = words(/<tr role="row" id="criterion-ecog".*?<\/tr>/s.exec(text)?.[0] ?? '');
    expect(row).toMatch(/Entered here by Practitioner\/\S+, holds until \d+ \w+ \d{4}, site policy Chart: \d/);
    expect(countOf(text)).toBe(2);
  });

  it('are not asked for again while they hold', async () => {
    const { browser, form } = await opened();
    const isOpen = (html: string) => html.indexOf('name="unresectable"') < html.indexOf('Already known from the chart');
    const { location } = await send(browser, form, { unresectable: 'yes' });
    expect(isOpen((await follow(browser, location!)).text)).toBe(false);
  });

  it('never stand in an address or in the log', async () => {
    const { browser, form } = await opened();
    const { location } = await send(browser, form, { 'largest-lesion-cm': '2.7', unresectable: 'no' });
    await follow(browser, location!);
    expect(location).not.toMatch(/2\.7|unresectable|largest/);
    expect(log()).not.toMatch(/2\.7|Practitioner/);
  });

  it('sent twice are saved once, and the second sender is told the same', async () => {
    const { browser, url, form } = await opened();
    const [one, two] = await Promise.all([1, 2].map(() => send(browser, form, { unresectable: 'yes' })));
    expect([one?.status, one?.location]).toEqual([two?.status, two?.location]);
    expect(countOf((await follow(browser, url)).text)).toBe(1);
  });

  it.each([
    ['nothing', {}, 'Nothing was entered, so nothing was saved', 422],
    ['a field that cannot be read', { ecog: '9', unresectable: 'yes' }, 'Nothing was saved: please check', 422],
    [
      'a form of an older version',
      { form: '', unresectable: 'yes' },
      'Not saved: this form was opened in an older',
      409,
    ],
  ])('with %s are refused in words, and nothing of them is saved', async (_, typed, notice, status) => {
    const { browser, url, form } = await opened();
    const sent = await send(browser, form, typed);
    expect(sent.status).toBe(status);
    expect(noticeOf(sent.text)).toContain(notice);
    expect(words(sent.text)).not.toMatch(/\bSaved\b/);
    if ('unresectable' in typed) expect(sent.text).toContain('name="unresectable" value="yes" checked');
    expect(countOf((await follow(browser, url)).text)).toBe(0);
  });

  it('and refused for a typing error go through once it is mended, as the same form', async () => {
    const { browser, url, form } = await opened();
    const sent = await send(browser, form, { 'largest-lesion-cm': 'three', unresectable: 'yes' });
    const again = answersForm(sent.text, url);
    expect(again.hidden).toEqual(form.hidden);
    expect((await send(browser, again, { 'largest-lesion-cm': '3', unresectable: 'yes' })).status).toBe(303);
    expect(countOf((await follow(browser, url)).text)).toBe(2);
  });
});

describe('two people who answer at once', () => {
  it('never overwrite each other unseen: the second is shown the first answer, and may then send', async () => {
    const { sandbox, browser, url, form } = await opened();
    const other = new Browser();
    const second = await follow(other, sandbox.launchUrl(PATIENT));
    await send(browser, form, { unresectable: 'yes' });
    const typed = { unresectable: 'no', 'liver-dominant': 'yes' };
    const refused = await send(other, answersForm(second.text, second.url), typed);
    expect(refused.status).toBe(409);
    expect(noticeOf(refused.text)).toContain('Not saved: an answer has changed since you opened this page');
    expect(noticeOf(refused.text)).toContain('unresectable? changed meanwhile');
    expect(words(refused.text)).toContain(
      'Changed since you opened this page: the answer is now: yes, by Practitioner',
    );
    expect(refused.text).toContain('name="unresectable" value="no" checked');
    expect(refused.text).toContain('name="liver-dominant" value="yes" checked');
    expect(countOf((await follow(browser, url)).text)).toBe(1);
    const confirmed = await send(other, answersForm(refused.text, second.url), typed);
    expect(confirmed.status).toBe(303);
    expect(countOf((await follow(browser, url)).text)).toBe(3);
  });

  it('about different questions do not hinder each other', async () => {
    const { browser, url, form, text } = await opened();
    const otherTab = answersForm((await follow(browser, url)).text, url);
    expect(otherTab.hidden.form).not.toBe(answersForm(text, url).hidden.form);
    expect((await send(browser, form, { unresectable: 'yes' })).status).toBe(303);
    expect((await send(browser, otherTab, { 'liver-dominant': 'yes' })).status).toBe(303);
  });

  it('going back in the browser and answering otherwise is shown the answer in between', async () => {
    const { browser, form } = await opened();
    await send(browser, form, { unresectable: 'yes' });
    expect((await send(browser, form, { unresectable: 'no' })).status).toBe(409);
  });
});

describe('an answer that is withdrawn', () => {
  async function withAnswer(...start: Parameters<typeof livermet>) {
    const all = await opened(...start);
    const { location } = await send(all.browser, all.form, {
      unresectable: 'yes',
      'liver-dominant': 'yes',
      'prefers-y90': 'no',
    });
    const page = await follow(all.browser, location!);
    return { ...all, page, withdraw: formsOf(page.text, all.url, 'withdraw') };
  }

  it('no longer counts, stays on record with who took it back, and is confirmed on the page', async () => {
    const { browser, page, withdraw } = await withAnswer();
    expect(therapyOf(page.text, 'deb-tace')).toMatch(/DEB-TACE\s+met/);
    const form = withdraw.find(({ hidden }) => hidden.question === 'unresectable')!;
    const { status, location } = await send(browser, form, {});
    expect(status).toBe(303);
    const { text } = await follow(browser, location!);
    expect(noticeOf(text)).toMatch(/^Withdrawn Is the disease in the liver unresectable\? yes$/);
    expect(therapyOf(text, 'deb-tace')).toMatch(/DEB-TACE\s+unknown/);
    expect(words(text)).toMatch(
      /unresectable\? yes Entered here by Practitioner\/\S+, today \([^)]+\); withdrawn by Practitioner\/\S+, /,
    );
  });

  it('is withdrawn once, however often the form is sent', async () => {
    const { browser, url, withdraw } = await withAnswer();
    const sent = await Promise.all([1, 2].map(() => send(browser, withdraw[0]!, {})));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect((await follow(browser, url)).text.split('; withdrawn by').length).toBe(2);
  });

  it('is not withdrawn by a form without the token of the page, or about no answer', async () => {
    const { browser, url, withdraw } = await withAnswer();
    expect((await send(browser, withdraw[0]!, { csrf: 'guess' })).status).toBe(403);
    expect((await send(browser, withdraw[0]!, { answer: 'none' })).status).toBe(400);
    expect((await send(browser, withdraw[0]!, { question: 'bilirubin' })).status).toBe(400);
    expect(formsOf((await follow(browser, url)).text, url, 'withdraw')).toHaveLength(3);
  });

  it('is not answered over by a form that was drawn while it counted', async () => {
    const { browser, page, url, withdraw } = await withAnswer();
    const form = withdraw.find(({ hidden }) => hidden.question === 'unresectable')!;
    await send(browser, form, {});
    const refused = await send(browser, answersForm(page.text, url), { unresectable: 'no' });
    expect(refused.status).toBe(409);
    expect(words(refused.text)).toContain('Changed since you opened this page: the answer has been withdrawn');
  });

  it('is not called saved or withdrawn when the store refuses: it still counts, and can be withdrawn again', async () => {
    const file = databaseFile();
    const { browser, url, withdraw } = await withAnswer(undefined, { DATABASE_FILE: file });
    const form = withdraw.find(({ hidden }) => hidden.question === 'unresectable')!;
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER refuse BEFORE UPDATE ON answer_record BEGIN SELECT RAISE(ABORT, 'refused'); END");
    other.exec("CREATE TRIGGER refuse_too BEFORE INSERT ON answer_record BEGIN SELECT RAISE(ABORT, 'refused'); END");
    const failed = await send(browser, form, {});
    expect(failed.status).toBe(503);
    expect(noticeOf(failed.text)).toBe(
      'Not withdrawn: the answer still counts LiverMet could not store the withdrawal. Wait a minute, then withdraw the answer again.',
    );
    expect(therapyOf(failed.text, 'deb-tace')).toMatch(/DEB-TACE\s+met/);
    for (const name of ['refuse', 'refuse_too']) other.exec(`DROP TRIGGER ${name}`);
    other.close();
    const again = formsOf(failed.text, url, 'withdraw').find(({ hidden }) => hidden.question === 'unresectable')!;
    expect((await send(browser, again, {})).status).toBe(303);
  });

  it('that could not be withdrawn, with no page to say so on, is said to count still', async () => {
    const file = databaseFile();
    const { browser, withdraw } = await withAnswer(undefined, { DATABASE_FILE: file });
    const other = new DatabaseSync(file);
    other.exec('DROP TABLE answer_record');
    other.close();
    const failed = await send(browser, withdraw[0]!, {});
    expect(failed.status).toBe(503);
    expect(words(failed.text)).toContain('Not withdrawn: the answer still counts');
    expect(words(failed.text)).not.toMatch(/nothing of the form was saved/i);
  });

  it('is not called withdrawn by an address alone', async () => {
    const { browser, url, form } = await withAnswer();
    const { text } = await follow(browser, `${url}?withdrawn=${form.hidden.form}&question=unresectable`);
    expect(noticeOf(text)).toBe('');
  });
});

describe('nothing typed is lost when it cannot be saved', () => {
  const typed = { unresectable: 'yes', 'largest-lesion-cm': '2.7' };

  it('the store refuses to write: the page comes back with everything, says so, and sending it again saves it once', async () => {
    const file = databaseFile();
    const { browser, url, form } = await opened(undefined, { DATABASE_FILE: file });
    const other = new DatabaseSync(file);
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON answer_record BEGIN SELECT RAISE(ABORT, 'refused'); END");
    const failed = await send(browser, form, typed);
    expect(failed.status).toBe(503);
    expect(noticeOf(failed.text)).toContain('Not saved: LiverMet could not store it');
    expect(words(failed.text)).not.toMatch(/\bSaved\b/);
    expect(failed.text).toContain('name="unresectable" value="yes" checked');
    expect(failed.text).toContain('name="largest-lesion-cm" value="2.7"');
    expect(log()).toContain('"code":"not-stored"');
    expect(log()).not.toMatch(/2\.7|unresectable/);
    other.exec('DROP TRIGGER refuse');
    other.close();
    const again = answersForm(failed.text, url);
    expect(again.hidden.form).toBe(form.hidden.form);
    expect((await send(browser, again, typed)).status).toBe(303);
    expect(countOf((await follow(browser, url)).text)).toBe(2);
  });

  it('the store cannot be read either: the page of the failure shows what was typed', async () => {
    const file = databaseFile();
    const { browser, form } = await opened(undefined, { DATABASE_FILE: file });
    const other = new DatabaseSync(file);
    other.exec('DROP TABLE answer_record');
    other.close();
    const failed = await send(browser, form, typed);
    expect(failed.status).toBe(503);
    expect(words(failed.text)).toMatch(
      /Nothing was saved .* Not saved: what you entered .* unresectable\? Yes .* largest liver metastasis 2\.7/,
    );
  });

  it('the store refuses everything, the record of access included: no page is shown, only what was typed', async () => {
    const file = databaseFile();
    const { browser, url, form } = await opened(undefined, { DATABASE_FILE: file });
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const failed = await send(browser, form, typed);
    expect(failed.status).toBe(503);
    expect(words(failed.text)).toMatch(/Not saved: what you entered .* unresectable\? Yes/);
    expect(failed.text).not.toContain('Mockwell');
    other.exec('ROLLBACK');
    other.close();
    expect(countOf((await follow(browser, url)).text)).toBe(0);
    expect((await send(browser, form, typed)).status).toBe(303);
  });

  it.each([
    ['a launch that has ended', 9, 410, 'Your session has ended'],
    ['a launch that is forgotten', 0, 404, 'There is no such page'],
    ['a form without the token of the page', 0, 403, 'Nothing was saved'],
    ['a browser that lost its cookie', 0, 403, 'This page belongs to another browser'],
  ])('%s: the page of the failure shows what was typed', async (name, hours, status, title) => {
    let later = 0;
    const { baseUrl, browser, form } = await opened(undefined, {}, () => new Date(Date.now() + later));
    later = hours * 3_600_000;
    const unknown = `${baseUrl}/l/0b7c3c9e-9a7e-4cf0-a4bb-6f1b1c1f2d3e/answers`;
    const action = name.includes('forgotten') ? unknown : form.action;
    const sender = name.includes('cookie') ? new Browser() : browser;
    const csrf = name.includes('token') ? 'guess' : form.hidden.csrf!;
    const failed = await send(sender, { ...form, action }, { ...typed, csrf });
    expect(failed.status).toBe(status);
    expect(words(failed.text)).toContain(title);
    expect(words(failed.text)).toMatch(
      /Not saved: what you entered .* unresectable\? Yes .* largest liver metastasis 2\.7/,
    );
    expect(log()).not.toContain('2.7');
  });

  it('a page that was only looked at shows no list of entries', async () => {
    const { browser, baseUrl } = await opened();
    expect((await follow(browser, `${baseUrl}/nowhere?unresectable=yes`)).text).not.toContain('what you entered');
  });
});
