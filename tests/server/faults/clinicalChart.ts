import { fileURLToPath } from 'node:url';
import { readPatients } from '../../../launch/sandbox/patients/readPatients.ts';
import { shiftDates, wholeDays } from '../../../launch/sandbox/shiftDates.ts';
import type { Search } from '../../../server/fhir/searches.ts';
import type { ChaosChart } from '../fhir/chaos/chaos.ts';
import { nextOf } from '../fhir/healthyChart.ts';
import { bundle, PATIENT } from '../fhir/localEhr.ts';

/** Resources of one patient, of whom everything is met on the first pages, and the newest values, on the second ones, are bad. */
type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string };

const MODEL = 'everything-met';
const patients = await readPatients(fileURLToPath(new URL('../../patients', import.meta.url)));
const model = patients.find(({ id }) => id === MODEL);
if (!model) throw new Error(`there is no patient ${MODEL}`);
const shifted = shiftDates(model.resources, wholeDays(model.asOf, new Date()));
const good: readonly Resource[] = JSON.parse(JSON.stringify(shifted).replaceAll(MODEL, PATIENT));

const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();

/** A newer result of the same kind, with another value. */
function newer(id: string, value: number): Resource {
  const found = good.find((resource) => resource.id === id);
  if (!found) throw new Error(`${MODEL} has no ${id}`);
  const quantity = 'valueQuantity' in found ? { valueQuantity: { ...(found.valueQuantity as object), value } } : {};
  const whole = 'valueInteger' in found ? { valueInteger: value } : {};
  return { ...found, ...quantity, ...whole, id: `${id}-newer`, effectiveDateTime: anHourAgo, issued: anHourAgo };
}

const subject = { reference: `Patient/${PATIENT}` };
const order = (id: string, text: string): Resource => ({
  ...{ resourceType: 'MedicationRequest', id, subject, status: 'active', intent: 'order', authoredOn: anHourAgo },
  medicationCodeableConcept: { text },
});
const surgery = { resourceType: 'Procedure', id: 'second-procedure', subject, status: 'completed' };

const ON_SECOND_PAGES: readonly Resource[] = [
  newer('em-bilirubin-1', 6),
  newer('em-creatinine-1', 4),
  newer('em-inr-1', 1.9),
  newer('em-platelets-1', 20),
  newer('em-ecog-1', 3),
  { ...surgery, code: { text: 'Appendectomy' }, performedDateTime: anHourAgo },
  order('order-2', 'Metformin 500 mg'),
];
const METASTASIS = 'em-liver-metastasis-1';
const first = [...good.filter(({ id }) => id !== METASTASIS), order('order-1', 'Paracetamol 500 mg')];
const second = [...good.filter(({ id }) => id === METASTASIS), ...ON_SECOND_PAGES];

function isOf({ resourceType, path }: Search, resource: Resource): boolean {
  const codes = new URL(path, 'http://any/').searchParams.get('code')?.split(',');
  const text = JSON.stringify(resource.code ?? {});
  return (
    resource.resourceType === resourceType && (codes?.some((code) => text.includes(`"${code.split('|')[1]}"`)) ?? true)
  );
}

const records: ChaosChart['records'] = (search, page) =>
  [first, second][page - 1]?.filter((resource) => isOf(search, resource)) ?? [];

export const CLINICAL_CHART: ChaosChart = {
  records,
  page: (search, page, base) =>
    search.kind === 'read'
      ? records(search, 1)[0]
      : bundle(records(search, page), page === 1 ? nextOf(search, base) : undefined),
};

/** What of this patient must stand in no log. */
export const TELLING = [PATIENT, ...JSON.stringify(good[0]).matchAll(/"(?:family|birthDate|value)":"([^"]+)"/g)].map(
  (found) => (typeof found === 'string' ? found : (found[1] ?? '')),
);
