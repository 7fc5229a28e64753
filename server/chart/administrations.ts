import { conceptText } from './coding.ts';
import { type Drug, drugOf } from './drug.ts';
import type { Source } from './fact.ts';
import type { Dose } from './facts.ts';
import { isPoint } from './interval.ts';
import { asObject, asText, type Json } from './json.ts';
import { type Entry, effective } from './observations.ts';
import { asRecorded } from './observationValue.ts';
import { type QuantityRule, readQuantity } from './quantity.ts';
import type { Period } from './time.ts';

/** A drug that was given, or of which part may have been given. */
export interface Administration {
  readonly drug: Drug;
  /** FHIR status, "" when it has none: only `completed` says that the whole dose was given. */
  readonly status: string;
  readonly period?: Period;
  readonly dose: Dose;
  /** As recorded, "" when not. */
  readonly route: string;
  readonly site: string;
  readonly source: Source;
}

/** Beyond a gram no dose read here is believed: it is a slip of unit or typing. */
const MILLIGRAMS: QuantityRule = { unit: 'mg', plausible: [0.001, 1000] };
const NOT_GIVEN = ['not-done', 'entered-in-error'];

/** A MedicationAdministration; `undefined` when nothing was given. */
export function administration(
  { reference, resource }: Entry,
  medications: readonly Entry[],
  zone: string,
): Administration | undefined {
  const status = asText(resource.status) ?? '';
  if (NOT_GIVEN.includes(status)) return undefined;
  const drug = drugOf(resource, medications);
  const when = effective(resource, zone);
  const dosage = asObject(resource.dosage) ?? {};
  const [route, site] = [conceptText(dosage.route), conceptText(dosage.site)];
  const amount = asObject(dosage.dose) ? asRecorded({ valueQuantity: dosage.dose }) : '';
  const words = [drug.name, amount, route, site].filter((word) => word !== '').join(', ');
  return {
    drug,
    status,
    ...(when ? { period: when.period } : {}),
    dose: doseOf(dosage),
    route,
    site,
    source: { reference, recordedAt: when?.text ?? '', asRecorded: words, ...(status ? { status } : {}) },
  };
}

function doseOf({ dose }: Json): Dose {
  if (asObject(dose) === undefined) return { because: 'no dose is recorded' };
  const measure = readQuantity({ valueQuantity: dose }, MILLIGRAMS);
  if ('why' in measure) return { because: measure.because };
  return isPoint(measure.interval) ? { mg: measure.interval.low } : { because: 'the dose is not recorded exactly' };
}
