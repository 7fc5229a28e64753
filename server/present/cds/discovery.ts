import { HOOKS } from './hooks.ts';

export const SERVICE_ID = 'livermet-eligibility';

/** The answer of `GET /cds-services`: one service, once for each hook. */
export function discovery(prefetch: Readonly<Record<string, string>>): { readonly services: readonly object[] } {
  return {
    services: Object.entries(HOOKS).map(([hook, description]) => ({
      hook,
      id: SERVICE_ID,
      title: 'LiverMet: published criteria for leiomyosarcoma liver metastases',
      description: `${description} It presents criteria of published series and recommends no treatment.`,
      usageRequirements:
        'A JWT of a registered CDS Hooks client. What prefetch leaves out is read with fhirAuthorization; without it, it stays unknown.',
      prefetch,
    })),
  };
}
