import { expect, it } from 'vitest';
import { distinctVersions } from '../../../server/fhir/distinctVersions.ts';

const result = (id: string, versionId?: string, value = 1) => ({
  resourceType: 'Observation',
  id,
  ...(versionId === undefined ? {} : { meta: { versionId } }),
  valueInteger: value,
});

it('the same version of the same resource stays once', () => {
  expect(distinctVersions([result('a', '1'), result('b', '1'), result('a', '1')])).toHaveLength(2);
});

it('two copies of one version that differ both stay: they contradict each other', () => {
  expect(distinctVersions([result('a', '1'), result('a', '1', 2), result('a', '1')])).toHaveLength(2);
});

it('another version, another id and another type are something else', () => {
  const others = [
    result('a', '1'),
    result('a', '2'),
    result('b', '1'),
    { ...result('a', '1'), resourceType: 'Condition' },
  ];
  expect(distinctVersions(others)).toEqual(others);
});

it('without a version only equal resources are one: a difference is for the chart to judge', () => {
  expect(distinctVersions([result('a'), result('a'), result('a', undefined, 2)])).toHaveLength(2);
});

it('a resource without id is kept unless it is equal to another', () => {
  const nameless = { resourceType: 'Observation', meta: { versionId: '1' } };
  expect(distinctVersions([nameless, { ...nameless, status: 'final' }, nameless])).toHaveLength(2);
});
