type Kind = 'token' | 'date' | 'reference';
export interface SearchParameter {
  readonly kind: Kind;
  /** FHIRPath of the values that are searched. */
  readonly path: string;
}

const token = (path: string): SearchParameter => ({ kind: 'token', path });
const date = (path: string): SearchParameter => ({ kind: 'date', path });
const reference = (path: string): SearchParameter => ({ kind: 'reference', path });

const subject = { patient: reference('subject'), subject: reference('subject') };
const patient = { patient: reference('patient') };
const coded = { code: token('code'), category: token('category') };
const status = { status: token('status') };
const clinical = { 'clinical-status': token('clinicalStatus'), 'verification-status': token('verificationStatus') };
const medication = { code: token('medication') };

/** Every resource type that can be read and searched, with the R4 names of its search parameters. */
const BY_TYPE = {
  Patient: {},
  Condition: { ...subject, ...coded, ...clinical, 'onset-date': date('onset'), 'recorded-date': date('recordedDate') },
  Procedure: { ...subject, ...coded, ...status, date: date('performed') },
  Observation: { ...subject, ...coded, ...status, date: date('effective') },
  DocumentReference: { ...subject, ...status, type: token('type'), date: date('date') },
  MedicationAdministration: { ...subject, ...medication, ...status, 'effective-time': date('effective') },
  MedicationRequest: {
    ...subject,
    ...medication,
    ...status,
    category: token('category'),
    intent: token('intent'),
    authoredon: date('authoredOn'),
  },
  AllergyIntolerance: { ...patient, ...coded, ...clinical, date: date('recordedDate') },
  DiagnosticReport: { ...subject, ...coded, ...status, date: date('effective'), issued: date('issued') },
  BodyStructure: { ...patient, location: token('location'), morphology: token('morphology') },
  ServiceRequest: {
    ...subject,
    ...coded,
    ...status,
    intent: token('intent'),
    authored: date('authoredOn'),
    occurrence: date('occurrence'),
  },
} satisfies Readonly<Record<string, Readonly<Record<string, SearchParameter>>>>;
type ServedType = keyof typeof BY_TYPE;
const EVERY_TYPE = { _id: token('id'), _lastUpdated: date('meta.lastUpdated') };

export const RESOURCE_TYPES = Object.keys(BY_TYPE) as readonly ServedType[];

export const isServed = (type: string): type is ServedType => Object.hasOwn(BY_TYPE, type);

/** The search parameters of a type, by name; undefined for a type that is not served. */
export function searchParameters(type: string): ReadonlyMap<string, SearchParameter> | undefined {
  return isServed(type) ? new Map(Object.entries({ ...EVERY_TYPE, ...BY_TYPE[type] })) : undefined;
}
