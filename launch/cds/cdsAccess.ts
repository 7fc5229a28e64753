import type { Site } from '../../server/config.ts';
import type { FhirPort } from '../../server/fhir/fhirPort.ts';
import { addressesWithin } from '../addressesWithin.ts';
import type { LaunchContext } from '../launchContext.ts';
import { requestFhir } from '../requestFhir.ts';
import { type CdsCall, cdsCaller } from './cdsCaller.ts';

/** How the CDS Hooks routes learn who calls, and reach that EHR's FHIR server. */
export interface CdsAccess {
  /** The sites that the caller may speak for. Rejects with UnknownCdsClient. */
  caller(call: CdsCall): Promise<readonly Site[]>;
  /** Reads with the token of a `fhirAuthorization`, below the registered address and nowhere else. */
  port(site: Site, accessToken: string): FhirPort;
}

export function cdsAccess(context: LaunchContext): CdsAccess {
  return {
    caller: (call) => cdsCaller(context, call),
    port: (site, accessToken) => {
      const baseUrl = site.iss.replace(/\/+$/, '');
      const addressOf = addressesWithin(baseUrl);
      return {
        baseUrl,
        get: async (path, signal) =>
          requestFhir(context, {
            siteId: site.id,
            baseUrl,
            url: addressOf(path),
            accessToken,
            asker: accessToken,
            signal,
          }),
      };
    },
  };
}
