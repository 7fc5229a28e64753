import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { TrailEvent } from './trail/trailEntry.ts';

/** What is recorded when somebody takes records of a site out at the command line. @param what "decisions", "audit-trail" */
export const exportEvent = (siteId: string, what: string): TrailEvent => ({
  at: new Date().toISOString(),
  siteId,
  user: { issuer: 'command-line', subject: userInfo().username, fhirUser: null },
  patientId: null,
  action: 'export',
  outcome: 'success',
  detail: what,
  edition: null,
  requestId: randomUUID(),
});
