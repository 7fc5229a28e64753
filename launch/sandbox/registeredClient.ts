import type { JWK } from 'jose';

/** An app that the sandbox EHR knows, with the one way it proves who it is at the token endpoint. */
export type RegisteredClient =
  | { readonly kind: 'public'; readonly clientId: string }
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | {
      readonly kind: 'private-key';
      readonly clientId: string;
      readonly algorithm: 'RS384' | 'ES384';
      /** Public keys only. */
      readonly jwks: { readonly keys: readonly JWK[] };
    };
