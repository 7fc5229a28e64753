import { FhirFailure } from '../server/fhir/fhirFailure.ts';

/**
 * The absolute address of a path at a FHIR server. References and `next` links are data that anybody may have written:
 * what does not lie below the base address is refused before a token is sent there.
 *
 * @param path relative to the base address, or absolute
 * @throws FhirFailure of kind "refused"
 */
export function addressWithin(baseUrl: string, path: string): string {
  const base = new URL(baseUrl).href.replace(/\/+$/, '');
  const address = URL.parse(path, `${base}/`)?.href;
  if (address?.startsWith(base) && ['', '/', '?'].includes(address.charAt(base.length))) return address;
  throw new FhirFailure('refused');
}
