import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

type Options = {
  readonly size?: number;
  readonly signal?: AbortSignal;
  readonly method?: string;
  readonly body?: string;
};
const { fetch } = createRequire(import.meta.url)('cross-fetch') as {
  fetch: (url: string, options?: Options) => Promise<Response>;
};

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const BODY = JSON.stringify({ text: 'größer '.repeat(100) });
const JSON_TYPE = { 'content-type': 'application/fhir+json' };

describe('what fhirclient fetches with', () => {
  it.each([
    ['plain', undefined, (text: string) => Buffer.from(text)],
    ['gzip', 'gzip', gzipSync],
    ['gzip, in capitals', 'GZIP', gzipSync],
    ['deflate', 'deflate', deflateSync],
    ['brotli', 'br', brotliCompressSync],
  ])('reads a %s body', async (_, encoding, pack) => {
    const headers = { ...JSON_TYPE, ...(encoding ? { 'content-encoding': encoding } : {}), 'retry-after': '3' };
    const url = await serve((_request, response) => void response.writeHead(200, headers).end(pack(BODY)));
    const response = await fetch(url);
    expect([response.status, response.ok, response.headers.get('retry-after')]).toEqual([200, true, '3']);
    expect(await response.text()).toBe(BODY);
  });

  it.each([
    ['plain', (text: string) => Buffer.from(text), {}],
    ['packed', gzipSync, { 'content-encoding': 'gzip' }],
  ])('refuses a %s body that is larger than may be read', async (_, pack, headers) => {
    const url = await serve(
      (_request, response) =>
        void response.writeHead(200, { ...JSON_TYPE, ...headers }).end(pack(`"${'x'.repeat(100_000)}"`)),
    );
    await expect(fetch(url, { size: 50_000 })).rejects.toThrow(RangeError);
    expect((await fetch(url, { size: 200_000 })).status).toBe(200);
  });

  it.each<[string, Uint8Array, object]>([
    ['plain', Buffer.from(`"${'x'.repeat(100_000)}`), {}],
    ['packed', gzipSync(`"${'x'.repeat(10_000_000)}"`), { 'content-encoding': 'gzip' }],
    ['corrupt packed', Buffer.alloc(100_000, 'no gzip'), { 'content-encoding': 'gzip' }],
  ])('closes the connection over which a refused %s body still comes', async (_, part, headers) => {
    const closed = Promise.withResolvers<string>();
    const url = await serve((request, response) => {
      request.socket.once('close', () => closed.resolve('closed'));
      // The end never comes.
      response.writeHead(200, { ...JSON_TYPE, ...headers }).write(part);
    });
    await expect(fetch(url, { size: 50_000 })).rejects.toThrow();
    expect(await closed.promise).toBe('closed');
  });

  it('takes a part of an answer (206) for a failure, not for the whole', async () => {
    const url = await serve((_request, response) => void response.writeHead(206, JSON_TYPE).end(BODY));
    const { status, ok } = await fetch(url);
    expect([status, ok]).toEqual([206, false]);
  });

  it.each([
    ['plain', BODY.slice(0, 200), {}],
    ['packed', gzipSync(BODY).subarray(0, 30), { 'content-encoding': 'gzip' }],
  ])('fails when the connection breaks in the middle of a %s body', async (_, part, headers) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '5000', ...headers });
      response.write(part, () => setTimeout(() => response.socket?.destroy(), 20));
    });
    await expect(fetch(url, { signal: AbortSignal.timeout(10_000) })).rejects.not.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('does not read what is neither JSON nor text, and follows no redirect', async () => {
    const url = await serve(
      (request, response) =>
        void (request.url === '/moved'
          ? response.writeHead(302, { location: '/' }).end()
          : response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF')),
    );
    expect(await (await fetch(url)).text()).toBe('');
    await expect(fetch(`${url}moved`)).rejects.toThrow('redirected');
  });

  it('fails with the reason of whoever aborts', async () => {
    const url = await serve(() => {});
    const abort = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => abort.abort(reason), 20);
    await expect(fetch(url, { signal: abort.signal })).rejects.toBe(reason);
  });

  it('asks once more when a kept connection was closed in between, but never sends twice', async () => {
    const used = new Set<Socket>();
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.method);
      // The second request of a connection finds it closed.
      if (used.has(request.socket)) return void request.socket.resetAndDestroy();
      used.add(request.socket);
      return void response.writeHead(200, JSON_TYPE).end('1');
    });
    await fetch(url);
    expect(await (await fetch(url)).text()).toBe('1');
    expect(asked).toEqual(['GET', 'GET', 'GET']);
    await expect(fetch(url, { method: 'POST', body: '{}' })).rejects.toThrow();
    expect(asked.filter((method) => method === 'POST')).toHaveLength(1);
  });
});
