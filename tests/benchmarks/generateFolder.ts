import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface FolderPlan {
  readonly seed: number;
  readonly patients: number;
  /** Shares from 0 to 1: of all patients in the population, and of those with a treatment in 2025. */
  readonly inPopulation: number;
  readonly treated: number;
  /** Resources of a patient. */
  readonly resources: number;
}

/** A bulk export of synthetic patients, a file a type, the same for the same plan. @returns bytes written */
export function generateFolder(folder: string, plan: FolderPlan): number {
  mkdirSync(folder, { recursive: true });
  const random = generator(plan.seed);
  const files = new Map<string, Output>();
  const put = (resource: Resource) => {
    const type = resource.resourceType;
    const file = files.get(type) ?? new Output(join(folder, `${type}.000.ndjson`));
    files.set(type, file);
    file.line(JSON.stringify(resource));
  };
  for (let index = 0; index < plan.patients; index += 1) patientRecord(index, plan, random, put);
  return [...files.values()].reduce((sum, file) => sum + file.close(), 0);
}

type Resource = { readonly resourceType: string } & Record<string, unknown>;
type Random = () => number;

/** mulberry32 */
function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Output {
  readonly #file: number;
  #text: string[] = [];
  #letters = 0;
  #bytes = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  line(text: string): void {
    this.#text.push(text);
    this.#letters += text.length;
    if (this.#letters > 1_000_000) this.#flush();
  }

  close(): number {
    this.#flush();
    closeSync(this.#file);
    return this.#bytes;
  }

  #flush(): void {
    if (this.#text.length > 0) this.#bytes += writeSync(this.#file, `${this.#text.join('\n')}\n`);
    this.#text = [];
    this.#letters = 0;
  }
}

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
const uuid = (random: Random): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;

const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const DAY = 86_400_000;
/** code, name, unit, usual value, spread */
type Test = readonly [string, string, string, number, number];
const READ: readonly Test[] = [
  ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL', 1, 1.6],
  ['1975-2', 'Bilirubin.total [Mass/volume] in Serum or Plasma', 'mg/dL', 0.7, 2],
  ['6301-6', 'INR in Platelet poor plasma by Coagulation assay', '{INR}', 1, 0.9],
  ['777-3', 'Platelets [#/volume] in Blood by Automated count', '10*3/uL', 40, 250],
  ['89247-1', 'ECOG Performance Status score', '{score}', 0, 3.4],
];
const OTHER: readonly Test[] = [
  ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 'mg/dL', 80, 60],
  ['718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL', 9, 6],
  ['2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L', 3.5, 1.5],
  ['8480-6', 'Systolic blood pressure', 'mm[Hg]', 100, 60],
  ['8867-4', 'Heart rate', '/min', 55, 50],
  ['29463-7', 'Body weight', 'kg', 50, 60],
];

function patientRecord(index: number, plan: FolderPlan, random: Random, put: (resource: Resource) => void): void {
  const id = uuid(random);
  const subject = { reference: `Patient/${id}` };
  const isOurs = index % Math.round(1 / plan.inPopulation) === 0;
  const isTreated = isOurs && random() < plan.treated;
  const treatment = Date.UTC(2025, 0, 1, 9) + Math.floor(random() * 364) * DAY;
  const meta = { versionId: '1', lastUpdated: '2026-02-01T03:00:00.000+00:00' };
  put({
    resourceType: 'Patient',
    id,
    meta,
    identifier: [{ system: 'https://hospital.example/mrn', value: `M${index}` }],
    active: true,
    name: [{ family: `Family${index}`, given: ['Given'] }],
    gender: random() < 0.6 ? 'female' : 'male',
    birthDate: '1962-03-04',
  });
  const base = (resourceType: string) => ({ resourceType, id: uuid(random), meta, subject });
  const condition = (system: string, code: string, display: string) =>
    put({
      ...base('Condition'),
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
      category: [coded('http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item')],
      code: coded(system, code, display),
      onsetDateTime: '2023-05-06',
      recordedDate: '2023-05-08',
    });
  let count = 1;
  if (isOurs) {
    condition(SNOMED, '443719001', 'Leiomyosarcoma');
    condition(SNOMED, '94381002', 'Secondary malignant neoplasm of liver');
    count += 2;
  }
  condition(SNOMED, '38341003', 'Hypertensive disorder');
  const procedure = (code: string, display: string, at: number) =>
    put({
      ...base('Procedure'),
      status: 'completed',
      code: coded(SNOMED, code, display),
      performedPeriod: { start: iso(at), end: iso(at + 3_600_000) },
      performer: [
        {
          actor: {
            reference: `Practitioner/${Math.floor(random() * 9)}`,
            display: `Dr. Number ${Math.floor(random() * 9)}`,
          },
        },
      ],
    });
  procedure('71651007', 'Mammography', Date.UTC(2024, 5, 6, 9));
  const [code, display] = TREATMENTS[Math.floor(random() * TREATMENTS.length)] ?? TREATMENTS[0];
  if (isTreated) procedure(code, display, treatment);
  count += isTreated ? 3 : 2;
  const observe = ([code, display, unit, from, spread]: Test, at: number) =>
    put({
      ...base('Observation'),
      status: 'final',
      category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory', 'Laboratory')],
      code: coded(LOINC, code, display),
      encounter: { reference: `Encounter/${uuid(random)}` },
      effectiveDateTime: iso(at),
      issued: iso(at + 3_600_000),
      valueQuantity: {
        value: Number((from + random() * spread).toFixed(1)),
        unit,
        system: 'http://unitsofmeasure.org',
        code: unit,
      },
      referenceRange: [{ low: { value: from, unit }, high: { value: from + spread, unit } }],
    });
  // Drawn some days before the treatment, and a year earlier; most patients come back after three months.
  if (isOurs) {
    for (const test of READ) observe(test, treatment - DAY * (1 + Math.floor(random() * 40)));
    for (const test of READ) observe(test, treatment - DAY * (300 + Math.floor(random() * 60)));
    if (random() < 0.7) for (const test of READ) observe(test, treatment + DAY * 90);
    count += 15;
  }
  for (; count < plan.resources; count += 1) otherResource(count, random, base, observe, put);
}

const TREATMENTS = [
  ['314617008', 'Chemoembolization of liver'],
  ['764677008', 'Radioembolization of liver'],
  ['609232008', 'Microwave ablation of lesion of liver'],
  ['71273005', 'Partial hepatectomy'],
] as const;

function otherResource(
  count: number,
  random: Random,
  base: (type: string) => Resource,
  observe: (test: Test, at: number) => void,
  put: (resource: Resource) => void,
): void {
  const at = Date.UTC(2023, 0, 1, 8) + Math.floor(random() * 1000) * DAY;
  const kind = count % 10;
  if (kind === 0)
    put({
      ...base('Encounter'),
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      period: { start: iso(at), end: iso(at + 3_600_000) },
    });
  else if (kind === 1)
    put({
      ...base('MedicationRequest'),
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: coded(
        'http://www.nlm.nih.gov/research/umls/rxnorm',
        '314076',
        'lisinopril 10 MG Oral Tablet',
      ),
      authoredOn: iso(at),
    });
  else observe(OTHER[Math.floor(random() * OTHER.length)] ?? OTHER[0]!, at);
}

const coded = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display ? { display } : {}) }],
  ...(display ? { text: display } : {}),
});
const iso = (at: number): string => new Date(at).toISOString();
