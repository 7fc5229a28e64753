import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { framing, framingOfLaunch } from '../../server/framing.ts';
import { securityHeaders } from '../../server/securityHeaders.ts';
import { StubEhr } from '../launch/support/stubEhr.ts';

const ID = '0b7c3c9e-9a7e-4cf0-a4bb-6f1b1c1f2d3e';
const siteOf = (id: string) =>
  new StubEhr(`https://${id}.example`, async () => {}).site({ id, frameAncestors: [`https://${id}.example`] });
const SITES = [siteOf('north'), siteOf('south')];

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Who may frame an address, with what the store says of any launch, and which launches the store was asked for. */
async function framed(path: string, found: () => Promise<string | undefined>) {
  const asked: string[] = [];
  const siteOfLaunch = async (id: string) => {
    asked.push(id);
    return found();
  };
  const app = express().use(securityHeaders(false), framing(SITES), framingOfLaunch(SITES, { siteOfLaunch }));
  app.use((_request, response) => void response.send('page'));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  const [, ancestors] = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '') ?? [];
  return { ancestors, asked };
}

const EVERY = "'self' https://north.example https://south.example";

describe('below /l/:launchId/ a page may be framed', () => {
  it('by the EHR that launched, and by no other', async () => {
    const { ancestors } = await framed(`/l/${ID}/course`, async () => 'south');
    expect(ancestors).toBe("'self' https://south.example");
  });

  it('by nobody when its EHR is no longer registered', async () => {
    expect((await framed(`/l/${ID}/`, async () => 'west')).ancestors).toBe("'self'");
  });

  it.each([
    ['it was ended or never was', async () => undefined],
    ['the store does not answer', () => Promise.reject(new Error('away'))],
  ])(
    'by every EHR when the launch is not known because %s, so that the page that says so is seen',
    async (_, found) => {
      expect(await framed(`/l/${ID}/`, found)).toEqual({ ancestors: EVERY, asked: [ID] });
    },
  );

  it.each(['x', `${ID}0`, ID.toUpperCase(), '%00'])(
    'without a question to the store when %s cannot be a launch',
    async (id) => {
      const known = async () => 'south';
      expect(await framed(`/l/${id}/`, known)).toEqual({ ancestors: EVERY, asked: [] });
    },
  );
});
