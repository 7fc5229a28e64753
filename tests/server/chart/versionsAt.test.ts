import { describe, expect, it } from 'vitest';
import { versionsAt } from '../../../server/chart/versionsAt.ts';

const version = (versionId: string, lastUpdated?: string, issued?: string, id = 'o1') => ({
  resourceType: 'Observation',
  ...(id === '' ? {} : { id }),
  meta: { versionId, ...(lastUpdated ? { lastUpdated } : {}) },
  ...(issued ? { issued } : {}),
});
const at = (resources: readonly unknown[], asOf = '2026-01-15T09:00:00Z') =>
  versionsAt(resources, Date.parse(asOf), 'UTC').map((each) => (each as ReturnType<typeof version>).meta.versionId);

describe('a version that was not there yet does not hide the one that was', () => {
  it.each([
    ['stored later', [version('1', '2026-01-10T08:00:00Z'), version('2', '2026-02-01T08:00:00Z')], ['1']],
    [
      'issued later',
      [version('1', undefined, '2026-01-10T08:00:00Z'), version('2', undefined, '2026-02-01T08:00:00Z')],
      ['1'],
    ],
    ['both in time', [version('1', '2026-01-10T08:00:00Z'), version('2', '2026-01-11T08:00:00Z')], ['1', '2']],
    [
      'stored at that very moment',
      [version('1', '2026-01-10T08:00:00Z'), version('2', '2026-01-15T09:00:00Z')],
      ['1', '2'],
    ],
    [
      'all stored later, as an export does',
      [version('1', '2026-03-01T08:00:00Z'), version('2', '2026-03-02T08:00:00Z')],
      ['1', '2'],
    ],
    [
      'all stored later, one issued in time',
      [
        version('1', '2026-03-01T08:00:00Z', '2026-01-10T08:00:00Z'),
        version('2', '2026-03-01T08:00:00Z', '2026-02-01T08:00:00Z'),
      ],
      ['1'],
    ],
    ['the only version, stored later', [version('1', '2026-03-01T08:00:00Z')], ['1']],
    [
      'another resource',
      [version('1', '2026-01-10T08:00:00Z'), version('2', '2026-02-01T08:00:00Z', undefined, 'o2')],
      ['1', '2'],
    ],
    [
      'resources without id',
      [version('1', '2026-01-10T08:00:00Z', undefined, ''), version('2', '2026-02-01T08:00:00Z', undefined, '')],
      ['1', '2'],
    ],
    ['a version that says nothing of time', [version('1'), version('2', '2026-02-01T08:00:00Z')], ['1']],
  ])('%s', (_, resources, expected) => {
    expect(at(resources)).toEqual(expected);
  });

  it('passes anything that is no resource', () => {
    expect(versionsAt([null, 3, 'x', {}], 0, 'UTC')).toEqual([null, 3, 'x', {}]);
  });
});
