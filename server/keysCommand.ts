import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { CliError } from './cliError.ts';
import { readOptions, readText } from './commandInput.ts';
import { signingKeys } from './signingKeys.ts';

const USAGE = 'keys --algorithm ES384|RS384 [--add-to north.jwk.json]';

/**
 * `keys`: a new private key as a JWK Set for a site's `keyFile`. With `--add-to`, the keys of that file come first, so
 * that the new one is published before it signs; move it to the front once the EHR has read it.
 *
 * @throws CliError for anything the caller can mend
 */
export async function keysCommand(args: readonly string[]): Promise<{ readonly keys: readonly JWK[] }> {
  const { algorithm, 'add-to': file } = readOptions(args, ['algorithm', 'add-to'], USAGE);
  if (algorithm !== 'ES384' && algorithm !== 'RS384') throw new CliError(`--algorithm is missing. Usage: ${USAGE}`);
  const before = file === undefined ? [] : signingKeys(readText(file), algorithm);
  if (!before) throw new CliError(`${file} holds no private ${algorithm} keys with kid`);
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 3072 });
  const kid = `${new Date().toISOString().slice(0, 10)}-${crypto.randomUUID().slice(0, 8)}`;
  return { keys: [...before, { ...(await exportJWK(privateKey)), kid, alg: algorithm, use: 'sig' }] };
}
