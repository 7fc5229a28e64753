import { periodOf } from '../../chart/time.ts';
import { dayOfInstant } from '../../scores/afterTreatment/days.ts';
import { formatFhirDate } from '../dates.ts';

/** A FHIR date or dateTime as its day, "29 Jul 2025"; no more precise than it was recorded. The hour stands in the tables. */
export function dayText(text: string, zone: string): string {
  const period = periodOf(text, zone);
  return formatFhirDate(period && text.includes('T') ? dayOfInstant(period.start, zone) : text, zone);
}
