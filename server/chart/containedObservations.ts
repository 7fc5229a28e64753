import { asList, asText, type Json } from './json.ts';
import type { Entry } from './observations.ts';

/** What a report's status leaves of the results it contains. */
const PRELIMINARY = ['preliminary', 'partial'];
const STANDING = ['final', 'amended', 'corrected', 'appended', ...PRELIMINARY];

/**
 * The Observations contained in a report. They have no life of their own: subject, version and, where they lack it, time are
 * those of the report, and none stands firmer than it.
 */
export function containedObservations({ reference, resource }: Entry): readonly Entry[] {
  const inner = asList(resource.contained).filter(({ resourceType }) => resourceType === 'Observation');
  return inner.map((observation) => ({
    reference: `${reference}#${asText(observation.id) ?? ''}`,
    resource: {
      ...timeOf(resource),
      ...observation,
      subject: resource.subject,
      status: statusIn(resource, observation),
      meta: resource.meta,
      contained: resource.contained,
      modifierExtension: [...asList(resource.modifierExtension), ...asList(observation.modifierExtension)],
    },
  }));
}

const timeOf = ({ effectiveDateTime, effectivePeriod, issued }: Json): Json => ({
  ...(effectiveDateTime === undefined ? {} : { effectiveDateTime }),
  ...(effectivePeriod === undefined ? {} : { effectivePeriod }),
  ...(issued === undefined ? {} : { issued }),
});

function statusIn(report: Json, { status }: Json): unknown {
  if (!STANDING.includes(String(report.status))) return report.status ?? 'unknown';
  return PRELIMINARY.includes(String(report.status)) && status === 'final' ? 'preliminary' : status;
}
