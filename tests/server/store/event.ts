import type { TrailEvent } from '../../../server/trail/trailEntry.ts';

/** What the trail is told along with something that is stored. */
export const EVENT: TrailEvent = {
  at: '2026-03-01T12:00:00.000Z',
  siteId: 'north',
  user: { issuer: 'https://ehr.example/fhir', subject: 'user-7', fhirUser: 'Practitioner/7' },
  patientId: 'p1',
  action: 'answer',
  outcome: 'success',
  detail: 'ecog',
  edition: '2020-09-01',
  requestId: 'request-1',
};
