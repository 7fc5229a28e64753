import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SealingKeys, seal, unseal } from '../../../server/store/sealed.ts';

const newKeys = (...old: readonly Uint8Array[]): SealingKeys => ({ current: randomBytes(32), old });
const key = newKeys();
/** What JSON keeps: it has no negative zero. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));

describe('a sealed value', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(json, fc.string(), (value, row) => {
        expect(unseal(seal(value, key, row), key, row)).toEqual(value);
      }),
    );
  });

  it('does not open with a single bit changed', () => {
    const sealed = seal({ accessToken: 'abc' }, key, 'row');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Uint8Array.from(sealed);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(unseal(changed, key, 'row')).toBeUndefined();
      }),
    );
  });

  it('opens only with its key, for its row, in full length', () => {
    const sealed = seal('text', key, 'row');
    expect(unseal(sealed, newKeys(), 'row')).toBeUndefined();
    expect(unseal(sealed, key, 'other row')).toBeUndefined();
    for (let length = 0; length < sealed.length; length++) {
      expect(unseal(sealed.subarray(0, length), key, 'row')).toBeUndefined();
    }
  });

  it('opens with a key from before, which seals nothing any more', () => {
    const later = newKeys(newKeys().current, key.current);
    expect(unseal(seal('text', key, 'row'), later, 'row')).toBe('text');
    expect(unseal(seal('text', later, 'row'), key, 'row')).toBeUndefined();
  });

  it('never looks the same twice', () => {
    expect(seal('text', key, 'row')).not.toEqual(seal('text', key, 'row'));
  });
});
