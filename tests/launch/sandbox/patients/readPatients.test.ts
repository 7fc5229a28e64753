import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPatients } from '../../../../launch/sandbox/patients/readPatients.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'patients-'));
});
afterEach(() => rm(directory, { recursive: true }));

const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const patient = { resourceType: 'Patient', id: 'ann' };
const expected = { title: 'Shows something', asOf: '2026-01-15T09:00:00Z', therapies: {} };
const write = (name: string, content: unknown) =>
  writeFile(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));

describe('the synthetic patients', () => {
  it('are read with what they show, the Patient first', async () => {
    const condition = { resourceType: 'Condition', id: 'c1' };
    await write('ann.json', bundle(patient, condition));
    await write('ann.expected.json', expected);
    expect(await readPatients(directory)).toEqual([
      { id: 'ann', title: 'Shows something', asOf: new Date('2026-01-15T09:00:00Z'), resources: [patient, condition] },
    ]);
  });

  it('of an empty directory are none', async () => {
    expect(await readPatients(directory)).toEqual([]);
  });

  it('with a day as asOf stand at the end of that day', async () => {
    await write('ann.json', bundle(patient));
    await write('ann.expected.json', { ...expected, asOf: '2026-01-15' });
    expect((await readPatients(directory))[0]?.asOf).toEqual(new Date('2026-01-15T23:59:59.999Z'));
  });

  it.each<[string, unknown, unknown, RegExp]>([
    ['has no companion', bundle(patient), undefined, /ann\.expected\.json: cannot be read/],
    ['is not JSON', '{', expected, /ann\.json: is not JSON/],
    ['is no Bundle', patient, expected, /ann\.json: .*Bundle/s],
    ['is empty', bundle(), expected, /ann\.json/],
    ['does not begin with the Patient', bundle({ resourceType: 'Condition', id: 'c' }), expected, /not a Patient/],
    [
      'is named otherwise than its Patient',
      bundle({ ...patient, id: 'bob' }),
      expected,
      /Patient.id is "bob", not "ann"/,
    ],
    ['has a resource without an id', bundle(patient, { resourceType: 'Condition' }), expected, /ann\.json/],
    ['has no title', bundle(patient), { ...expected, title: '' }, /ann\.expected\.json: .*title/s],
    ['has no valid asOf', bundle(patient), { ...expected, asOf: 'today' }, /ann\.expected\.json: .*instant/s],
  ])('are refused, with the name of the file, when one %s', async (_, content, companion, message) => {
    await write('ann.json', content);
    if (companion !== undefined) await write('ann.expected.json', companion);
    await expect(readPatients(directory)).rejects.toThrow(message);
  });

  it('of this repository can all be served', async () => {
    const patients = await readPatients(fileURLToPath(new URL('../../../patients', import.meta.url)));
    expect(patients.length).toBeGreaterThanOrEqual(12);
  });
});
