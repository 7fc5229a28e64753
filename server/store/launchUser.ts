import type { TrailUser } from '../trail/trailEntry.ts';
import type { Launch } from './store.ts';

/** Who opened a launch, as the id_token proved it. */
export const launchUser = ({ user, issuer, subject }: Pick<Launch, 'user' | 'issuer' | 'subject'>): TrailUser => ({
  issuer,
  subject,
  fhirUser: user === `${issuer} ${subject}` ? null : user,
});
