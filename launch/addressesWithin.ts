import { FhirFailure } from '../server/fhir/fhirFailure.ts';

/**
 * Gives the absolute address of a path at a FHIR server. References and `next` links are data that anybody may have
 * written: what does not lie below the base address is refused before a token is sent there.
 *
 * The path is relative to the base address, or absolute; throws FhirFailure of kind "refused".
 */
export function addressesWithin(baseUrl: string): (path: string) => string {
  const base = new URL(baseUrl).href.replace(/\/+$/, '');
  return (path) => {
    const address = URL.parse(path, `${base}/`)?.href;
    if (address?.startsWith(base) && ['', '/', '?'].includes(address.charAt(base.length))) return address;
    throw new FhirFailure('refused');
  };
}
