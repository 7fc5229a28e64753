import { search } from '../fhir/search.ts';
import type { SyntheticPatient } from '../patients/syntheticPatient.ts';

/** Answers prefetch templates from a patient's own resources. What there is none of is `null`, as CDS Hooks 2.0 says. */
export function prefetchFor(
  templates: Readonly<Record<string, string>>,
  { id, resources }: SyntheticPatient,
  base: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(templates).map(([key, template]) => {
      const url = new URL(template.replaceAll('{{context.patientId}}', encodeURIComponent(id)), `${base}/`);
      const [type = '', read] = url.href.slice(base.length + 1).split(/[/?]/);
      if (url.search !== '') return [key, search(base, type, url.searchParams, resources)];
      const found = resources.find((resource) => resource.resourceType === type && resource.id === read);
      return [key, found ?? null];
    }),
  );
}
