import { once } from 'node:events';
import { get, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import ejs from 'ejs';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { PUBLICATIONS } from '../../../server/evidence/library.ts';
import { libraryRoutes } from '../../../server/routes/library.ts';

const VIEWS = fileURLToPath(new URL('../../../views', import.meta.url));
let server: Server | undefined;

afterEach(() => {
  server?.close();
});

/** The routes behind a real HTTP server, at a time of our choice. */
async function listening(now: () => Date): Promise<string> {
  const app = express();
  app.set('views', VIEWS);
  app.engine('ejs', ejs.renderFile);
  app.set('view engine', 'ejs');
  app.use(libraryRoutes({ appVersion: '1.2.3', now }));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
}

const AUTUMN = () => new Date('2026-11-23T23:30:00Z');

describe('the public pages', () => {
  it.each([
    ['/criteria', 'Criteria and how they are read', 'id="total-bilirubin"'],
    ['/criteria/cautions', 'Beyond the series&rsquo; criteria', 'id="caution-deb-tace-portal-vein-thrombosis"'],
    ['/criteria/inputs', 'Also read, never a criterion', 'id="input-albumin"'],
    ['/evidence', 'Evidence library', 'id="MOF-03"'],
  ])('%s: anybody gets the whole page, and any cache may keep it for an hour', async (path, heading, anchor) => {
    const answer = await fetch(`${await listening(AUTUMN)}${path}`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(html).toContain(`<h1 id="page-title">${heading}</h1>`);
    expect(html).toContain(anchor);
    expect(html.trim().endsWith('</html>')).toBe(true);
    expect(html).toContain('LiverMet 1.2.3');
  });

  it.each(['/criteria', '/evidence'])('%s: who has it already is told so', async (path) => {
    const address = await listening(AUTUMN);
    const { headers } = await fetch(`${address}${path}`);
    // Not with fetch, which asks caches to look away when it is given a condition.
    const condition = { 'If-None-Match': headers.get('etag') ?? '', 'Accept-Encoding': 'gzip' };
    const request = get(`${address}${path}`, { headers: condition });
    const [again] = await once(request, 'response');
    expect(again.statusCode).toBe(304);
    again.resume();
  });

  it.each(['/criteria', '/evidence'])(
    '%s: weighs at most 75 kB on its way, and is sent plain to who wants it so',
    async (path) => {
      const address = await listening(AUTUMN);
      const bytesOf = async (encoding: string) => {
        const [answer] = await once(get(`${address}${path}`, { headers: { 'Accept-Encoding': encoding } }), 'response');
        expect(answer.headers.vary).toBe('Accept-Encoding');
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        return Buffer.concat(chunks);
      };
      const [zipped, plain] = [await bytesOf('gzip'), await bytesOf('identity')];
      expect(zipped.length).toBeLessThanOrEqual(75_000);
      expect(gunzipSync(zipped).equals(plain)).toBe(true);
      expect(plain.toString()).toMatch(/<\/html>\s*$/);
    },
  );

  it('the criteria are those of the day on which they are asked for, also when the day turns', async () => {
    let now = '2026-11-23T23:59:59Z';
    const address = await listening(() => new Date(now));
    const dayShown = async () => / in force on ([^.]+)\./.exec(await (await fetch(`${address}/criteria`)).text())?.[1];
    expect(await dayShown()).toBe('23 Nov 2026');
    now = '2026-11-24T00:00:01Z';
    expect(await dayShown()).toBe('24 Nov 2026');
  });

  it('ten requests at once all get the page', async () => {
    const address = await listening(AUTUMN);
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`${address}/evidence`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  });

  it.each(PUBLICATIONS.map(({ id }) => id))('/evidence/%s has a page of its own', async (id) => {
    const answer = await fetch(`${await listening(AUTUMN)}/evidence/${id}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/<h1 id="[^"]+-title">/);
  });

  it.each(['/evidence/nobody-2020', '/criteria/inr'])('%s: there is no such page', async (path) => {
    expect((await fetch(`${await listening(AUTUMN)}${path}`)).status).toBe(404);
  });

  it('nothing can be posted to them', async () => {
    const answer = await fetch(`${await listening(AUTUMN)}/criteria`, { method: 'POST' });
    expect(answer.status).toBe(404);
  });
});
