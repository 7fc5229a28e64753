import { describe, expect, it } from 'vitest';
import { AsideFile } from '../../../../server/fhir/bulk/asideFile.ts';
import { keepUnread, UNREAD } from '../../../../server/fhir/bulk/keepUnread.ts';
import { KeptKeys } from '../../../../server/fhir/bulk/keptKeys.ts';
import { LineStore } from '../../../../server/fhir/bulk/keptLines.ts';
import { resourceKey } from '../../../../server/fhir/bulk/resourceKey.ts';

const key = resourceKey({ resourceType: 'Observation', id: 'k1' }) ?? 0;
const PATIENTS = Array.from({ length: 400 }, (_, patient) => patient);
const versions = new KeptKeys(Float64Array.from(PATIENTS.flatMap((patient) => [key, patient, 0])));

function keptOf(text: string) {
  const store = new LineStore(new AsideFile('unused'));
  keepUnread({ because: 'not JSON', isWhole: false, text }, { file: 3, offset: 7 }, { versions }, store);
  const { memory, numbers } = store.take();
  const length = numbers[5] ?? 0;
  const said = memory && Buffer.from(memory).toString('utf8', 0, length);
  return { patients: numbers.length / 6, length, said: said ? JSON.parse(said) : undefined };
}

describe('a text that cannot be read is kept in few words for whomever it may be of', () => {
  it('however long it is', () => {
    const line = '{"resourceType":"Observation","id":"k1","subject":{"reference":"Patient/p9"},"note":"';
    const { patients, length, said } = keptOf(line + 'x'.repeat(6_000_000));
    expect([patients, length < 200]).toEqual([PATIENTS.length, true]);
    expect(said).toEqual({ resourceType: UNREAD, because: 'not JSON', isWhole: false, types: ['Observation'] });
  });

  it('of any type where that is not told', () => {
    expect(keptOf('{"id":"k1","subject":{').said).toMatchObject({ types: [] });
  });

  it.each(['{"resourceType":"Observation","id":"k2"', '{"resourceType":"Condition","id":"k1"', 'k1', '{"id":"k1"}'])(
    'for nobody: %s',
    (text) => {
      expect(keptOf(text).patients).toBe(0);
    },
  );
});
