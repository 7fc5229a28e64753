import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson.ts';

/** "sha256:" and 64 hexadecimal digits. */
export type Digest = `sha256:${string}`;

/** The SHA-256 of a value's canonical JSON. */
export const digest = (value: unknown): Digest =>
  `sha256:${createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')}`;
