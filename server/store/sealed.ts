import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 32 bytes each. */
export interface SealingKeys {
  /** Seals, and opens. */
  readonly current: Uint8Array;
  /** Open what was sealed before the key was changed. */
  readonly old: readonly Uint8Array[];
}

/** JSON encrypted with AES-256-GCM as nonce, tag, ciphertext. `boundTo` names the row, so that no row opens another's text. */
export function seal(value: unknown, { current }: SealingKeys, boundTo: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, prepared(current), nonce).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** What was sealed, or undefined when no key, or not the row or the bytes, are those of the sealing. JSON is never undefined. */
export function unseal(sealed: Uint8Array, { current, old }: SealingKeys, boundTo: string): unknown {
  for (const key of [current, ...old]) {
    const value = opened(sealed, key, boundTo);
    if (value !== undefined) return value;
  }
  return undefined;
}

function opened(sealed: Uint8Array, key: Uint8Array, boundTo: string): unknown {
  const bytes = Buffer.from(sealed);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, prepared(key), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(boundTo)).setAuthTag(tag);
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A key is made ready once: for a text as short as a token that took longer than opening it. */
function prepared(key: Uint8Array): KeyObject {
  const known = ready.get(key) ?? createSecretKey(key);
  ready.set(key, known);
  return known;
}
const ready = new WeakMap<Uint8Array, KeyObject>();
