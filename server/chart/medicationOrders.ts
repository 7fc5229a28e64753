import { type Drug, drugOf } from './drug.ts';
import type { Source } from './fact.ts';
import { asText } from './json.ts';
import type { Entry } from './observations.ts';
import { type Period, periodOf } from './time.ts';

/** An order for a drug that is in force or interrupted. */
export interface MedicationOrder {
  readonly drug: Drug;
  readonly status: 'active' | 'on-hold';
  readonly authored?: Period;
  readonly source: Source;
}

/** Somebody's idea, or one choice of several: neither says that the patient takes the drug. */
const NOT_ORDERED = ['proposal', 'option'];

/** A MedicationRequest as an order; `undefined` when it has ended, is a draft, or asks not to give the drug. */
export function medicationOrder(
  { reference, resource }: Entry,
  medications: readonly Entry[],
  zone: string,
): MedicationOrder | undefined {
  const { status } = resource;
  if (status !== 'active' && status !== 'on-hold') return undefined;
  if (NOT_ORDERED.includes(String(resource.intent)) || resource.doNotPerform === true) return undefined;
  const drug = drugOf(resource, medications);
  const recordedAt = asText(resource.authoredOn) ?? '';
  const authored = periodOf(recordedAt, zone);
  return {
    drug,
    status,
    ...(authored ? { authored } : {}),
    source: { reference, recordedAt, asRecorded: drug.name, status },
  };
}
