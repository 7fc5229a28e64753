import { proveClient, type TokenClient } from './clientAuthentication.ts';
import { failureKind } from './failureKind.ts';
import { oauthErrorCode } from './oauthError.ts';
import { type TokenResponse, tokenResponseSchema } from './tokenResponse.ts';

/** Why there are no tokens: the endpoint gave no answer worth the name, or it said no. */
export class TokenFailure extends Error {
  readonly kind: 'unreachable' | 'refused';
  /** A word for the log, or the OAuth error code of the refusal. */
  readonly reason: string | undefined;

  constructor(kind: TokenFailure['kind'], reason: string | undefined) {
    super(`token endpoint ${kind}`);
    this.name = 'TokenFailure';
    this.kind = kind;
    this.reason = reason;
  }
}

interface TokenGrant {
  readonly site: TokenClient;
  readonly tokenEndpoint: string;
  /** `grant_type` and what belongs to it. */
  readonly grant: Readonly<Record<string, string>>;
  readonly now: Date;
  readonly timeLimit: number;
}

/**
 * Asks a token endpoint, with the same proof of the client for a code and for a refresh. Never repeated: a code and a
 * rotating refresh token count once.
 *
 * @throws TokenFailure
 */
export async function requestTokens({
  site,
  tokenEndpoint,
  grant,
  now,
  timeLimit,
}: TokenGrant): Promise<TokenResponse> {
  const { headers, parameters } = await proveClient(site, tokenEndpoint, now);
  const { status, body } = await post(tokenEndpoint, headers, { ...grant, ...parameters }, timeLimit);
  if (status >= 500 || status === 429) throw new TokenFailure('unreachable', `status ${status}`);
  if (status !== 200) throw new TokenFailure('refused', errorCodeOf(body) ?? `status ${status}`);
  const parsed = tokenResponseSchema.safeParse(body);
  if (!parsed.success) throw new TokenFailure('refused', 'not a token response');
  return parsed.data;
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, string>>,
  timeLimit: number,
): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers },
      body: new URLSearchParams(parameters),
      // A redirect would carry code and credentials to an address that was never checked.
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch (error) {
    throw new TokenFailure('unreachable', failureKind(error));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorCodeOf = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'error' in body ? oauthErrorCode(body.error) : undefined;
