import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsideFile } from '../../../../server/fhir/bulk/asideFile.ts';
import { KeptKeys } from '../../../../server/fhir/bulk/keptKeys.ts';
import { KEY_BYTES, keyAt, lineKey, resourceKey, writeKey } from '../../../../server/fhir/bulk/resourceKey.ts';
import { SeenKeys } from '../../../../server/fhir/bulk/seenKeys.ts';

const chunk = (file: number) => ({ file, start: 0, end: 10 });
const key = (id: string, resourceType = 'Observation') => resourceKey({ resourceType, id });

/** Parts by what is noted in them: ids that were passed over, ids that were kept with the patients. */
function seen(parts: readonly (readonly [readonly string[], Readonly<Record<string, number[]>>])[]) {
  const keys = new SeenKeys(new AsideFile('unused'));
  for (const [file, [passed, kept]] of parts.entries()) {
    for (const id of passed) keys.pass(key(id));
    for (const [id, patients] of Object.entries(kept)) for (const patient of patients) keys.keep(key(id), patient, 0);
    keys.end(chunk(file));
  }
  return keys;
}
const again = (keys: SeenKeys) => keys.withMore(new KeptKeys(keys.kept())).map(({ file }) => file);

describe('the parts of the input that are looked at again', () => {
  it.each<[string, Parameters<typeof seen>[0], readonly number[]]>([
    [
      'none, when every line is of another resource',
      [
        [['a', 'b'], { c: [1] }],
        [['d'], { e: [2] }],
      ],
      [],
    ],
    [
      'those in which a line was passed over of a resource that was kept',
      [
        [['a'], { b: [1] }],
        [['b', 'c'], {}],
      ],
      [1],
    ],
    ['the same part', [[['a', 'b'], { b: [1] }]], [0]],
    [
      'those in which it was kept for different patients',
      [
        [[], { a: [1] }],
        [[], { a: [2] }],
        [[], { b: [1] }],
      ],
      [0, 1],
    ],
    [
      'none, when it was kept for one patient each time',
      [
        [[], { a: [1] }],
        [[], { a: [1] }],
      ],
      [],
    ],
    [
      'none, when nothing was kept',
      [
        [['a'], {}],
        [['a'], {}],
      ],
      [],
    ],
  ])('%s', (_, parts, expected) => {
    expect(again(seen(parts))).toEqual(expected);
  });

  it('none once it is forgotten', () => {
    const keys = seen([[['a'], { a: [1] }]]);
    keys.forget();
    expect([again(keys), keys.kept().length]).toEqual([[], 0]);
  });

  it('none of what was read from the disk, once it is forgotten', () => {
    const keys = new SeenKeys(new AsideFile(join(tmpdir(), `livermet-forgotten-${process.pid}`)), 0);
    const note = (passed: string) => {
      keys.pass(key(passed));
      keys.keep(key('a'), 1, 0);
      keys.end(chunk(0));
    };
    note('a');
    expect(again(keys)).toEqual([0]);
    keys.forget();
    note('b');
    expect(again(keys)).toEqual([]);
  });
});

describe('a key', () => {
  it('is the same in each way to write a resource, and is read as it is written', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom('Observation', 'Condition', 'Encounter'), (id, type) => {
        const own = key(id, type);
        fc.pre(own !== undefined);
        for (const text of [
          JSON.stringify({ resourceType: type, id }),
          JSON.stringify({ id, resourceType: type }),
          JSON.stringify({ resourceType: type, id: ` ${id} ` }),
          `{"resourceType": "${type}", "id": ${JSON.stringify(id)}}`,
          `{"resourceType":"${type}","id":"x","id":${JSON.stringify(id)}}`,
        ])
          expect(lineKey(Buffer.from(text), 0, Buffer.byteLength(text))).toBe(own);
        const bytes = new Uint8Array(3 + KEY_BYTES);
        writeKey(bytes, 2, own);
        expect(keyAt(bytes, 2)).toBe(own);
        expect([bytes[0], bytes[1], bytes[7]]).toEqual([0, 0, 0]);
      }),
    );
  });

  it('is another for another type or id', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => `${i}`);
    const keys = new Set(ids.flatMap((id) => [key(id), key(id, 'Condition'), key(`000${id}000`)]));
    expect(keys.size).toBeGreaterThan(299_990);
  });

  it('finds whom it was kept for, but for those of another server', () => {
    const kept = new KeptKeys(Float64Array.of(7, 1, 0, 7, 2, 5, 7, 2, 5, 7, 3, 6, 8, 1, 5));
    expect([7, 8, 9].map((each) => kept.isOfSeveral(each))).toEqual([true, false, false]);
    expect([kept.patientsOf(7, 0).toSorted(), kept.patientsOf(7, 5).toSorted()]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    expect([kept.patientsOf(8, 6), kept.patientsOf(9, 0), kept.has(9), kept.has(2 ** 32 + 7)]).toEqual([
      [],
      [],
      false,
      false,
    ]);
    expect([kept.isOfSeveral(7), kept.isOfSeveral(8)]).toEqual([true, false]);
  });
});

const someKey = fc.integer({ min: 1, max: 40 });
/** What is noted of a part of the input: keys of lines one by one, and of many at once. */
const part = fc.record({ one: fc.array(someKey, { maxLength: 12 }), many: fc.array(someKey, { maxLength: 12 }) });

function bytesOf(keys: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(keys.length * KEY_BYTES);
  for (const [index, each] of keys.entries()) writeKey(bytes, index * KEY_BYTES, each);
  return bytes;
}

it('the parts of the input are told in which a kept resource stands again, whether their keys lie in memory or on the disk', () => {
  const memory = fc.constantFrom(0, 30, 1_000_000);
  const piece = fc.constantFrom(1, 17, 1_000_000);
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), someKey, memory, piece, (parts, wanted, memoryBytes, pieceBytes) => {
      const aside = new AsideFile(join(tmpdir(), `livermet-keys-${process.pid}`));
      const keys = new SeenKeys(aside, memoryBytes, pieceBytes);
      for (const [file, { one, many }] of parts.entries()) {
        for (const each of one) keys.pass(each);
        keys.passAll(bytesOf(many));
        // Lines lie in the same file.
        aside.add(Buffer.from('a line'));
        keys.end({ file, start: 0, end: 1 });
      }
      const again = keys.withMore(new KeptKeys(Float64Array.of(wanted, 0, 0)));
      const expected = parts.flatMap(({ one, many }, file) => ([...one, ...many].includes(wanted) ? [file] : []));
      expect(again.map(({ file }) => file)).toEqual(expected);
      aside.close();
    }),
  );
});

describe('the key of a resource', () => {
  it.each([
    ['counts up', (number: number) => `obs-${number}`],
    ['is a number', String],
    ['ends with a number', (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`],
  ])('is shared with next to none where the id %s', (_, idOf) => {
    const keys = Array.from({ length: 200_000 }, (_each, number) => key(idOf(number)));
    // By chance alone one pair of these shares a key in some fifty times.
    expect(keys.length - new Set(keys).size).toBeLessThanOrEqual(1);
  });
});
