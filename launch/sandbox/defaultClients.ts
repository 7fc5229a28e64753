import { randomBytes } from 'node:crypto';
import type { RegisteredClient } from './registeredClient.ts';

/** The clients of a sandbox that was given none; the secret is made for this run. */
export const defaultClients = (): readonly RegisteredClient[] => [
  { kind: 'public', clientId: 'livermet-public' },
  { kind: 'secret', clientId: 'livermet-secret', secret: randomBytes(32).toString('base64url') },
];
