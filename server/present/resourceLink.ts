const REFERENCE = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/;

/**
 * Where a resource stands in the EHR that a page was opened from; `null` for anything but a relative FHIR reference ("an
 * answer", a contained or absolute one), and for an EHR without https.
 *
 * @param iss FHIR base URL of the site
 */
export function resourceLink(reference: string, iss: string): string | null {
  const isPlain = REFERENCE.test(reference) && URL.parse(iss)?.protocol === 'https:';
  return isPlain ? `${iss.replace(/\/+$/, '')}/${reference}` : null;
}
