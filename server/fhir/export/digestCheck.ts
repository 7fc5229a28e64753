import { createHash, type Hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const ALGORITHMS: Readonly<Record<string, string>> = { 'sha-256': 'sha256', 'sha-512': 'sha512', md5: 'md5' };

/** Compares what arrives with the digests that the server sent along. */
export interface DigestCheck {
  readonly add: (part: Uint8Array) => void;
  /** True where no digest was sent, too. */
  readonly isRight: () => boolean;
}

/**
 * Of the bytes as they are sent: Content-Digest and Repr-Digest (RFC 9530), Digest (RFC 3230), Content-MD5. Algorithms that
 * are not known are left out.
 */
export function digestCheck(headers: IncomingHttpHeaders): DigestCheck {
  const expected = announced(headers).map(({ algorithm, digest }) => ({ hash: createHash(algorithm), digest }));
  return {
    add: (part) => {
      for (const { hash } of expected) hash.update(part);
    },
    isRight: () => expected.every(({ hash, digest }) => sameDigest(hash, digest)),
  };
}

const sameDigest = (hash: Hash, digest: string): boolean => hash.digest().equals(Buffer.from(digest, 'base64'));

function announced(headers: IncomingHttpHeaders): readonly { algorithm: string; digest: string }[] {
  const lists = ['content-digest', 'repr-digest', 'digest'].flatMap((name) => String(headers[name] ?? '').split(','));
  const named = lists.flatMap((item) => {
    const [, name = '', digest = ''] = /^\s*([\w-]+)=:?([A-Za-z0-9+/]+={0,2}):?\s*$/.exec(item) ?? [];
    return [{ name: name.toLowerCase(), digest }];
  });
  return [...named, { name: 'md5', digest: String(headers['content-md5'] ?? '') }].flatMap(({ name, digest }) => {
    const algorithm = ALGORITHMS[name];
    return algorithm === undefined || digest === '' ? [] : [{ algorithm, digest }];
  });
}
