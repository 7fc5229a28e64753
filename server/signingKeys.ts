import { createPrivateKey } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';

export type SigningAlgorithm = 'RS384' | 'ES384';

/** Private keys. The first signs; every further one is published too, so that a new key is known before it is used. */
export type SigningKeys = readonly [JWK, ...JWK[]];

/** Bits; 128 bits of security. */
const SHORTEST_RSA = 3072;

const jwkSchema = z.looseObject({ kid: z.string().min(1), kty: z.string() });
const fileSchema = z.union([
  z.object({ keys: z.array(jwkSchema) }).transform(({ keys }) => keys),
  jwkSchema.transform((key) => [key]),
]);

/** Private keys from the text of a JWK or JWK Set file, or undefined when one of them does not fit the algorithm. */
export function signingKeys(text: string, algorithm: SigningAlgorithm): SigningKeys | undefined {
  const parsed = fileSchema.safeParse(parseJson(text));
  const [first, ...others] = parsed.data ?? [];
  return first && [first, ...others].every((key) => suits(key, algorithm)) ? [first, ...others] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function suits(jwk: JWK, algorithm: SigningAlgorithm): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
    return algorithm === 'RS384'
      ? asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_RSA
      : asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'secp384r1';
  } catch {
    return false;
  }
}
