import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ejs from 'ejs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderFile } from '../../server/viewEngine.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'livermet-views-'));
  mkdirSync(join(folder, 'parts', 'deep'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.ejs`), text);

const render = (name: string, data: object): Promise<string> =>
  new Promise((resolve, reject) => {
    const done = (error: unknown, html = '') => (error ? reject(error) : resolve(html));
    renderFile(join(folder, `${name}.ejs`), { settings: { views: folder }, cache: true, _locals: {}, ...data }, done);
  });

describe('the view engine', () => {
  it('draws what ejs draws', async () => {
    write('page', "<% for (const row of rows) { %><%- include('parts/row', { row }) %><% } %><%= rows.length %>\n");
    write('parts/row', '<li class="<%= row.kind %>"><%- include(\'deep/name\', { name: row.name }) %></li>\n');
    write('parts/deep/name', '<% const shown = name; -%>\n<b><%= shown %></b> of <%= title %>');
    const data = {
      title: 'T & <x>',
      rows: [
        { kind: '"a"', name: "O'Neil" },
        { kind: 'b', name: undefined },
      ],
    };
    const drawn = await render('page', data);
    expect(drawn).toBe(await ejs.renderFile(join(folder, 'page.ejs'), data));
    expect(drawn).toContain('<b>O&#39;Neil</b> of T &amp; &lt;x&gt;');
  });

  it('escapes whatever a value is', async () => {
    write('value', '<%= value %>');
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(0, false, null, undefined, 1.5, '<&>"\''));
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        expect(await render('value', { value: given })).toBe(ejs.render('<%= value %>', { value: given }));
      }),
    );
  });

  it('draws the same file with other names, too, and tells a name that is not given', async () => {
    write('optional', '<% if (locals.asOf) { %><%= asOf %><% } %>|<%= appVersion %>');
    expect(await render('optional', { appVersion: '1' })).toBe('|1');
    expect(await render('optional', { appVersion: '1', asOf: 'now' })).toBe('now|1');
    await expect(render('optional', { asOf: 'now' })).rejects.toThrow('appVersion is not defined');
  });

  it('keeps nothing from one page to the next', async () => {
    write('outer', "<%- include('inner', { own: one }) %><%- include('inner', { own: 2 }) %>");
    write('inner', '<%= own %><%= one %>;');
    expect(await render('outer', { one: 1 })).toBe('11;21;');
    expect(await render('outer', { one: 3 })).toBe('33;23;');
  });

  it('fails for a file that is not there', async () => {
    await expect(render('nowhere', {})).rejects.toThrow('ENOENT');
    write('broken', "<%- include('parts/nowhere') %>");
    await expect(render('broken', {})).rejects.toThrow('ENOENT');
  });
});
