import { request } from 'node:http';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../server/securityHeaders.ts';
import { closeAll, livermet } from './runningApp.ts';

afterEach(closeAll);

/** The headers of an answer of an app whose public address is https. */
async function headersOverHttps(): Promise<Headers> {
  const app = express().use(securityHeaders(true), (_request, response) => void response.send('x'));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const { headers } = await fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  await new Promise((resolve) => server.close(resolve));
  return headers;
}

const answerTo = (method: string, address: string) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request(address, { method, headers: { cookie: '__Host-secret=1' } }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('error', reject).end();
  });

describe('every answer tells the browser', () => {
  it('to come back by https only, for a year, with all subdomains', async () => {
    const value = (await headersOverHttps()).get('strict-transport-security') ?? '';
    expect(Number(/max-age=(\d+)/.exec(value)?.[1])).toBeGreaterThanOrEqual(31_536_000);
    expect(value).toContain('includeSubDomains');
  });

  it.each([
    '/healthz',
    '/criteria',
    '/standalone',
    '/nowhere',
    '/assets/livermet.css',
    '/assets/livermet.svg',
    '/launch',
  ])('to run no script, guess no type, and tell nobody where it was: %s', async (path) => {
    const { baseUrl } = await livermet();
    const { headers } = await fetch(`${baseUrl}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-type')).toMatch(/charset=utf-8/i);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

it.each(['TRACE', 'PUT', 'DELETE', 'PATCH'])('%s does nothing and repeats nothing of the request', async (method) => {
  const { baseUrl } = await livermet();
  const { status, text } = await answerTo(method, `${baseUrl}/criteria`);
  expect(status).toBe(404);
  expect(text).not.toContain('__Host-secret');
});
