import type { Practitioner } from 'fhir/r4.js';

/** The one user of the sandbox, always signed in. */
export const PRACTITIONER: Practitioner = {
  resourceType: 'Practitioner',
  id: 'dr-example',
  active: true,
  name: [{ use: 'official', text: 'Dr. Example', family: 'Example', prefix: ['Dr.'] }],
};
