import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLink } from '../../../server/fhir/nextLink.ts';

const BASE = 'https://ehr.example/tenant-a/fhir';
const page = (url: unknown) => ({
  resourceType: 'Bundle',
  link: [
    { relation: 'self', url: BASE },
    { relation: 'next', url },
  ],
});

describe('a next link is followed', () => {
  it.each([
    ['below the base address', `${BASE}/Condition?page=2`],
    ['at the base address itself', `${BASE}?_getpages=1`],
    ['with odd encoding, verbatim', `${BASE}/Condition?a=%2f+%7E&&b`],
    ['with the default port spelled out', 'https://ehr.example:443/tenant-a/fhir/Condition?page=2'],
  ])('%s', (_, url) => {
    expect(nextLink(page(url), BASE)).toEqual({ kind: 'page', url });
    expect(nextLink(page(url), `${BASE}/`)).toEqual({ kind: 'page', url });
  });

  it.each([
    ['Condition?page=2', `${BASE}/Condition?page=2`],
    ['/tenant-a/fhir/Condition?page=2', `${BASE}/Condition?page=2`],
  ])('when relative, from the base address: %s', (url, absolute) => {
    expect(nextLink(page(url), BASE)).toEqual({ kind: 'page', url: absolute });
  });
});

describe('a next link is not followed, and the answer counts as incomplete,', () => {
  it.each([
    ['to another host', 'https://evil.example/tenant-a/fhir/Condition'],
    ['to another port', 'https://ehr.example:8443/tenant-a/fhir/Condition'],
    ['to another scheme', 'http://ehr.example/tenant-a/fhir/Condition'],
    ['to another tenant', 'https://ehr.example/tenant-b/fhir/Condition'],
    ['to a path that only begins alike', 'https://ehr.example/tenant-a/fhirx/Condition'],
    ['up and out of the base path', `${BASE}/../../tenant-b/fhir/Condition`],
    ['up and out, encoded', `${BASE}/%2e%2e/%2E%2e/tenant-b/fhir/Condition`],
    ['to a host without scheme', '//evil.example/tenant-a/fhir/Condition'],
    ['with a backslash host', '\\\\evil.example/tenant-a/fhir'],
    ['with a user name', 'https://user@ehr.example/tenant-a/fhir/Condition'],
    ['with credentials', 'https://user:secret@ehr.example/tenant-a/fhir/Condition'],
    ['to no http address', 'file:///tenant-a/fhir/Condition'],
    ['that is no address', 'https://'],
    ['that is empty', ''],
    ['that is no text', 7],
    ['that is missing', undefined],
  ])('%s', (_, url) => {
    expect(nextLink(page(url), BASE)).toEqual({ kind: 'outside' });
  });

  it('whatever the server sends: what is followed is always below the base address', () => {
    const anything = fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.string(),
      fc.webPath().map((path) => `${BASE}${path}/../..`),
    );
    fc.assert(
      fc.property(anything, (url) => {
        const next = nextLink(page(url), BASE);
        if (next.kind !== 'page') return;
        const { origin, pathname } = new URL(next.url);
        expect(origin).toBe('https://ehr.example');
        expect(`${pathname}/`.startsWith('/tenant-a/fhir/')).toBe(true);
      }),
    );
  });
});

it.each([[undefined], [[]], [[{ relation: 'self', url: `${BASE}/Condition` }]], ['next']])(
  'without a next link the search has ended: %j',
  (link) => {
    expect(nextLink({ link }, BASE)).toEqual({ kind: 'end' });
  },
);
