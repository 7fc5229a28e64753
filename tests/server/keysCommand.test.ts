import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysCommand } from '../../server/keysCommand.ts';
import { type SigningAlgorithm, signingKeys } from '../../server/signingKeys.ts';

const fileWith = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'keys-')), 'north.jwk.json');
  writeFileSync(file, text);
  return file;
};

describe('a key made by the command', () => {
  it.each<SigningAlgorithm>(['ES384', 'RS384'])('is one that a site file takes (%s)', async (algorithm) => {
    const made = await keysCommand(['--algorithm', algorithm]);
    expect(signingKeys(JSON.stringify(made), algorithm)).toHaveLength(1);
  });

  it('is added behind the keys of a file, so that it is published before it signs', async () => {
    const first = await keysCommand(['--algorithm', 'ES384']);
    const both = await keysCommand(['--algorithm', 'ES384', '--add-to', fileWith(JSON.stringify(first))]);
    expect(both.keys[0]).toMatchObject({ kid: first.keys[0]?.kid });
    expect(both.keys).toHaveLength(2);
    expect(new Set(both.keys.map(({ kid }) => kid)).size).toBe(2);
  });

  it.each([
    ['no algorithm', [], '--algorithm is missing'],
    ['an unknown option', ['--size', '9'], 'Usage: keys'],
    ['a file that is not there', ['--algorithm', 'ES384', '--add-to', '/nowhere.json'], 'cannot read /nowhere.json'],
    ['a file without keys', ['--algorithm', 'ES384', '--add-to', fileWith('{}')], 'holds no private ES384 keys'],
  ])('is not made with %s', async (_, args, message) => {
    await expect(keysCommand(args)).rejects.toThrow(message);
  });
});
