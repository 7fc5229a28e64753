import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKeys } from '../../launch/publicKeys.ts';
import { readSites } from '../../server/readSites.ts';

const key = (kid: string) =>
  JSON.stringify({ ...generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'jwk' }), kid });
const FILES: Readonly<Record<string, string>> = {
  '/etc/livermet/own.json': key('own'),
  '/etc/livermet/bulk.json': key('bulk'),
};

const SITE = {
  id: 'north',
  name: 'North',
  iss: 'https://ehr.example/fhir/',
  clientId: 'livermet',
  authentication: { kind: 'public' },
};
const OWN_KEY = { authentication: { kind: 'private-key', algorithm: 'ES384', keyFile: 'own.json' } };

const read = (more: object) =>
  readSites('/etc/livermet/sites.json', (path) => FILES[path] ?? JSON.stringify({ sites: [{ ...SITE, ...more }] }));

describe('the Bulk Data server of a site', () => {
  it('is the site itself, with its client and its key, where the entry is silent', () => {
    const [site] = read({ ...OWN_KEY, bulk: {} });
    expect(site?.bulk).toMatchObject({
      baseUrl: 'https://ehr.example/fhir',
      clientId: 'livermet',
      authentication: { privateKeys: [{ kid: 'own' }] },
      fileHosts: [],
    });
  });

  it('may have an address, a client and a key of its own, which is published, too', () => {
    const bulk = { baseUrl: 'https://bulk.example', clientId: 'b', algorithm: 'ES384', keyFile: 'bulk.json' };
    const sites = read({ ...OWN_KEY, bulk });
    expect(sites[0]?.bulk).toMatchObject({
      baseUrl: 'https://bulk.example',
      clientId: 'b',
      authentication: { privateKeys: [{ kid: 'bulk' }] },
    });
    expect(publicKeys(sites).keys.map(({ kid, d }) => [kid, d])).toEqual([
      ['own', undefined],
      ['bulk', undefined],
    ]);
  });

  it.each([
    ['no key at all', { bulk: {} }, 'bulk: needs algorithm and keyFile'],
    ['half a key', { ...OWN_KEY, bulk: { keyFile: 'bulk.json' } }, 'bulk: needs algorithm and keyFile'],
    [
      'an address without encryption',
      { ...OWN_KEY, bulk: { baseUrl: 'http://bulk.example' } },
      'must be an https address',
    ],
    [
      'a token address without encryption',
      { ...OWN_KEY, bulk: { tokenUrl: 'http://bulk.example' } },
      'must be an https address',
    ],
    [
      'a host that is an address',
      { ...OWN_KEY, bulk: { fileHosts: ['https://files.example'] } },
      'must be host or host:port',
    ],
    ['an unknown setting', { ...OWN_KEY, bulk: { since: '2020' } }, 'since'],
  ])('is refused with %s', (_, more, problem) => {
    expect(() => read(more)).toThrow(problem);
  });
});

it('the folder of the audit is found from where the sites file lies', () => {
  expect(read({ audit: { folder: 'export' } })[0]?.audit).toEqual({ folder: '/etc/livermet/export' });
  expect(read({ audit: { folder: '/data/export' } })[0]?.audit).toEqual({ folder: '/data/export' });
});
