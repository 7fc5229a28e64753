import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNestedTooDeeply, mayNestTooDeeply } from '../../../server/fhir/nestedTooDeeply.ts';

/** So many lists and objects, one in the other, each as it may be told by a bit. */
function nested(levels: number, kinds: readonly boolean[]): unknown {
  let value: unknown = kinds.length % 2 === 0 ? 1 : [];
  for (let level = 0; level < levels; level += 1) value = kinds[level % kinds.length] ? [value] : { a: value };
  return value;
}
const kinds = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });

it('no value is nested too deeply of which the text is too short for it', () => {
  let deep = 0;
  fc.assert(
    fc.property(fc.integer({ min: 480, max: 520 }), kinds, (levels, each) => {
      const value = nested(levels, each);
      if (!isNestedTooDeeply(value)) return;
      deep += 1;
      expect(mayNestTooDeeply(JSON.stringify(value))).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(deep).toBeGreaterThan(100);
});

it.each([
  ['lists', 500, false],
  ['lists', 501, true],
])('%s of %i levels', (_, levels, isDeep) => {
  const text = '['.repeat(levels) + ']'.repeat(levels);
  expect(isNestedTooDeeply(JSON.parse(text))).toBe(isDeep);
  expect(mayNestTooDeeply(text)).toBe(isDeep);
});
