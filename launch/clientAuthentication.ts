import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Site } from '../server/config.ts';

/** Who asks for tokens, and how it proves that. */
export type TokenClient = Pick<Site, 'clientId' | 'authentication'>;

/** What a token request carries so that the EHR knows the app. */
export interface ClientProof {
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** SMART allows five minutes; less leaves room for a clock that runs ahead. */
const ASSERTION_SECONDS = 180;

/**
 * The proof for one request; each private-key assertion has its own id and can be used once. Confidential clients do not
 * send `client_id` in the body.
 *
 * @see RFC 6749 section 2.3.1, RFC 7523, SMART App Launch 2.2 "Client authentication: asymmetric"
 */
export async function proveClient(site: TokenClient, tokenEndpoint: string, now: Date): Promise<ClientProof> {
  const { authentication, clientId } = site;
  switch (authentication.kind) {
    case 'public':
      return { headers: {}, parameters: { client_id: clientId } };
    case 'secret': {
      const credentials = `${formEncoded(clientId)}:${formEncoded(authentication.secret)}`;
      return { headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }, parameters: {} };
    }
    case 'private-key': {
      const { algorithm, privateKeys } = authentication;
      const [key] = privateKeys;
      const seconds = Math.floor(now.getTime() / 1000);
      const assertion = await new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(tokenEndpoint)
        .setJti(randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + ASSERTION_SECONDS)
        .sign(await importJWK(key, algorithm));
      return { headers: {}, parameters: { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion } };
    }
  }
}

/** application/x-www-form-urlencoded, which differs from percent-encoding: RFC 6749 wants it before the two are joined. */
const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice('v='.length);
