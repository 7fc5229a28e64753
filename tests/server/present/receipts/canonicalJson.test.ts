import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../server/present/receipts/canonicalJson.ts';

describe('JSON in its one form (RFC 8785)', () => {
  it.each<[string, unknown, string]>([
    [
      'keys in the order of their code units',
      { b: 1, a: 2, A: 3, '10': 4, '9': 5 },
      '{"10":4,"9":5,"A":3,"a":2,"b":1}',
    ],
    ['code units, not code points', { '\u{1f600}': 1, '\ufb33': 2 }, '{"\u{1f600}":1,"\ufb33":2}'],
    ['numbers as ECMAScript writes them', [1.0, 1e21, 0.000001, 1e-7, -0], '[1,1e+21,0.000001,1e-7,0]'],
    ['strings with only the escapes that are needed', '\u20ac$\n"\\/\u000f', '"\u20ac$\\n\\"\\\\/\\u000f"'],
    ['no spaces, nested', { a: [{ d: null, c: true }] }, '{"a":[{"c":true,"d":null}]}'],
    ['what is undefined is left out', { a: undefined, b: 1 }, '{"b":1}'],
  ])('%s', (_, value, text) => expect(canonicalJson(value)).toBe(text));

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 0, undefined])(
    'refuses what JSON cannot hold: %s',
    (value) => expect(() => canonicalJson([value])).toThrow(TypeError),
  );

  it('says the same as JSON, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}
