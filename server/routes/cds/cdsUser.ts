import type { Site } from '../../site.ts';
import type { TrailUser } from '../../trail/trailEntry.ts';

/** Who looks at a card, as the EHR says, whose JWT proves that it is the EHR; null where it does not say. */
export const cdsUser = ({ iss, cdsHooks }: Site, userId: string | null): TrailUser => ({
  issuer: cdsHooks?.issuer ?? iss,
  subject: null,
  fhirUser: userId,
});
