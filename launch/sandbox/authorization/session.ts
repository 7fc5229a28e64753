import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import { PRACTITIONER } from '../patients/practitioner.ts';

const SESSION_SECONDS = 3600;

/**
 * Signs the EHR's user in for one authorization request. Each gets a session of its own, whatever cookies the browser
 * sends, so launches in several tabs cannot disturb each other.
 */
export async function signIn(provider: Provider, request: IncomingMessage): Promise<void> {
  const session = new provider.Session();
  session.loginAccount({ accountId: PRACTITIONER.id ?? '' });
  await session.save(SESSION_SECONDS);
  useSession(provider, request, session.jti);
}

/** Takes up the session in which the user was asked for consent. */
export async function resumeSession(
  provider: Provider,
  request: IncomingMessage,
  interactionId: string,
): Promise<void> {
  const interaction = await provider.Interaction.find(interactionId);
  const cookie = interaction?.session?.cookie;
  if (cookie !== undefined) useSession(provider, request, cookie);
}

function useSession(provider: Provider, request: IncomingMessage, id: string): void {
  const name = provider.cookieName('session');
  const others = (request.headers.cookie ?? '')
    .split(/; */)
    .filter((cookie) => cookie !== '' && !cookie.startsWith(`${name}=`));
  request.headers.cookie = [...others, `${name}=${id}`].join('; ');
}
