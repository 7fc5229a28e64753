import { describe, expect, it } from 'vitest';
import { leaksIn, PHI } from './phi.ts';

const line = (fields: object) => `${JSON.stringify({ level: 30, msg: 'answered', ...fields })}\n`;

describe('the check that every test makes of its log', () => {
  it('knows names, ids, numbers and birth dates of the synthetic patients', () => {
    expect(PHI.size).toBeGreaterThan(100);
    for (const text of ['Mockwell', 'Leontine', '1963-05-21', 'T-100023', 'after-deb-tace-both-lobes'])
      expect(PHI).toContain(text);
  });

  it.each([
    ['a name', { reason: 'no access to Leontine Mockwell' }],
    ['a birth date', { reason: '1963-05-21' }],
    ['a record number', { code: 'T-100023' }],
    ['an id in an address', { route: '/fhir/Patient/after-deb-tace-both-lobes' }],
    ['a user', { reason: 'Practitioner/7' }],
    ['a token', { reason: 'eyJhbGciOi' }],
    ['a field of a value', { value: 1.8 }],
  ])('finds %s', (_, fields) => expect(leaksIn(line(fields))).not.toEqual([]));

  it('takes no launch for a token, however the eight random characters that stand for it begin', () =>
    expect(leaksIn(line({ launch: 'eyJx0-_Z' }))).toEqual([]));

  it('lets a usual line pass', () =>
    expect(leaksIn(line({ route: '/l/:launchId/', status: 200, milliseconds: 12, reason: 'not registered' }))).toEqual(
      [],
    ));
});
