import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdCount, IdMarks } from '../../../../server/fhir/bulk/idCount.ts';

function counted(...parts: readonly (readonly string[])[]): number {
  const count = new IdCount();
  for (const ids of parts) {
    const marks = new IdMarks();
    for (const id of ids) marks.add(id);
    count.add(marks.all());
  }
  return count.size;
}

describe('patients are counted without keeping their ids', () => {
  it('each once, in however many parts of the input it stands', () => {
    const part = fc.array(fc.oneof(fc.string({ maxLength: 64 }), fc.constantFrom('', '1', '2', 'A', 'a')));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(counted(...parts)).toBe(new Set(parts.flat()).size);
      }),
    );
  });

  it.each([
    ['numbers', (index: number) => String(index)],
    ['numbers of ten digits', (index: number) => String(index).padStart(10, '0')],
    ['ids that differ at their beginning only', (index: number) => `${index}-${'0'.repeat(50)}`],
    ['UUIDs', () => crypto.randomUUID()],
  ])('300,000 of them are 300,000: %s', (_, idOf) => {
    const ids = Array.from({ length: 300_000 }, (_, index) => idOf(index));
    expect(counted(ids, ids.slice(0, 1000))).toBe(300_000);
  });
});
