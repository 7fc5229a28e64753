/** The other names under which the code systems we read arrive: as object identifiers, with https, with a slash at the end. */
const OIDS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
  '2.16.840.1.113883.6.90': 'http://hl7.org/fhir/sid/icd-10-cm',
  '2.16.840.1.113883.6.4': 'http://www.cms.gov/Medicare/Coding/ICD10',
  '2.16.840.1.113883.6.12': 'http://www.ama-assn.org/go/cpt',
  '2.16.840.1.113883.6.8': 'http://unitsofmeasure.org',
  '2.16.840.1.113883.6.285': 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  '2.16.840.1.113883.6.88': 'http://www.nlm.nih.gov/research/umls/rxnorm',
  '2.16.840.1.113883.5.88': 'http://terminology.hl7.org/CodeSystem/v3-ParticipationFunction',
  '2.16.840.1.113883.5.90': 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  '2.16.840.1.113883.18.59': 'http://terminology.hl7.org/CodeSystem/v2-0133',
  '1.2.840.10008.2.16.4': 'http://dicom.nema.org/resources/ontology/DCM',
};

export const SNOMED_CT = 'http://snomed.info/sct';
export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

/** One spelling for one code system. */
export function codeSystem(uri: string): string {
  const known = spellings.get(uri);
  if (known !== undefined) return known;
  // Systems are few; texts that are none come without end.
  if (spellings.size >= MOST_SPELLINGS) spellings.clear();
  const one = oneSpelling(uri);
  spellings.set(uri, one);
  return one;
}

const MOST_SPELLINGS = 1000;
const spellings = new Map<string, string>();

function oneSpelling(uri: string): string {
  const oid = OIDS[uri.replace(/^urn:oid:/, '')];
  return oid ?? uri.replace(/^https:/, 'http:').replace(/\/$/, '');
}

/** A key that is equal for equal codes: ICD-10-CM is written with and without its dot. */
export function codeKey(system: string, code: string): string {
  const ofSystem = keys.get(system);
  const known = ofSystem?.get(code);
  if (known !== undefined) return known;
  const key = newKey(system, code);
  if (ofSystem && ofSystem.size < MOST_KEYS) ofSystem.set(code, key);
  else keys.set(system, new Map([[code, key]]));
  if (keys.size > MOST_SPELLINGS) keys.clear();
  return key;
}

/** By system and code. The same ones come again and again; a key that is known is not put together and hashed anew. */
const keys = new Map<string, Map<string, string>>();
const MOST_KEYS = 1000;

function newKey(system: string, code: string): string {
  const one = codeSystem(system);
  return `${one}|${one === ICD_10_CM ? code.replace('.', '').toUpperCase() : code}`;
}
