import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropyBits } from '../../../../launch/sandbox/rules/entropy.ts';

describe('the randomness of a state', () => {
  it.each([
    ['a version 4 UUID', randomUUID(), 122],
    ['16 random bytes in hexadecimal', randomBytes(16).toString('hex'), 128],
    ['22 characters of base64url', 'Zx0-_aB9cD8eF7gH6iJ5kL', 132],
    ['16 characters of base36', 'k3j9x0q7w2m5t8z1', 82.7],
    ['a constant', 'x'.repeat(100), 0],
    ['a counter', '0000000000000000000000000000000000000000012', 0],
    ['nothing', '', 0],
  ])('of %s', (_, state, bits) => {
    expect(entropyBits(state)).toBeCloseTo(bits, 1);
  });

  it('of 16 random bytes is enough in whichever form they are written', () => {
    const bytes = fc.constant(null).map(() => randomBytes(16));
    const forms: BufferEncoding[] = ['hex', 'base64url'];
    fc.assert(
      fc.property(bytes, fc.constantFrom(...forms), (random, form) => entropyBits(random.toString(form)) >= 122),
    );
  });
});
