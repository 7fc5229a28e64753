import type { Json } from '../../chart/json.ts';
import type { Writer } from './proposal.ts';

const PERSON = /^(Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9._-]+$/;

/** A Reference to the user: relative where the user is a resource of this server, by words where there is none to point to. */
export function userReference({ user, baseUrl }: Pick<Writer, 'user' | 'baseUrl'>): Json {
  const relative = user.startsWith(`${baseUrl}/`) ? user.slice(baseUrl.length + 1) : user;
  if (PERSON.test(relative)) return { reference: relative };
  const last = user.split('/').slice(-2).join('/');
  return user.startsWith('https://') && PERSON.test(last) ? { reference: user } : { display: user };
}
