import type { Gap } from '../chart/gap.ts';
import type { Json } from '../chart/json.ts';
import { patientIds } from '../chart/patientIds.ts';
import { type Identity, namesStranger } from '../chart/subject.ts';
import { distinctVersions } from './distinctVersions.ts';
import { type FileEntries, fileEntries } from './fileEntries.ts';
import { missingPages } from './filePages.ts';
import { FileRecordError } from './fileRecordError.ts';
import { jsonIn } from './jsonIn.ts';
import { idOfPlace, type NamedEntry, namedEntries } from './namedEntries.ts';
import { searchesFor } from './searches.ts';

/** One patient's record from a file. */
export interface FileRecord {
  readonly patient: Json & { readonly id: string };
  /**
   * All resources, the Patient included, each with an id. References to an entry's `fullUrl`
   * ("urn:uuid:...") are rewritten to "Type/id", so that whoever reads the record meets one kind of reference only.
   */
  readonly resources: readonly Json[];
  /** Not empty when the file itself says that it is not the whole answer. */
  readonly gaps: readonly Gap[];
}

/**
 * Reads the text of a FHIR R4 Bundle of any type, or NDJSON of resources, of one patient. A byte order mark, CRLF and
 * blank lines are accepted. A resource without id takes it from its `fullUrl`, else from its place in the file
 * ("entry-12").
 *
 * @throws FileRecordError not JSON, not FHIR, no Patient, or records of two patients
 */
export function fileRecord(text: string): FileRecord {
  const { entries, problems, pages } = parse(text.replace(/^\uFEFF/, ''));
  const named = namedEntries(entries);
  const { patient, id } = onePatient(named);
  const all = named.map(({ resource }) => (resource.resourceType === 'Patient' ? { ...resource, id } : resource));
  const gaps = gapsOf([...problems, ...missingPages(pages), ...unmatched(all, { id, patient })]);
  return { patient: { ...patient, id }, resources: distinctVersions(all), gaps };
}

function parse(text: string): FileEntries {
  if (text.trim() === '') throw new FileRecordError('not-json', 'the file is empty');
  const whole = jsonIn(text);
  if (whole !== undefined) return fileEntries(whole, 'the file');
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), place: `line ${index + 1}` }));
  const parts = lines.filter(({ line }) => line !== '').map(({ line, place }) => ({ value: jsonIn(line), place }));
  const broken = parts.find(({ value }) => value === undefined);
  if (broken) {
    const isNdjson = parts[0]?.value !== undefined;
    throw new FileRecordError('not-json', isNdjson ? `${broken.place} is not JSON` : 'the file is not JSON');
  }
  const read = parts.map(({ value, place }) => fileEntries(value, place));
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: read.flatMap(({ problems }) => problems),
    pages: read.flatMap(({ pages }) => pages),
  };
}

/**
 * The one patient that the entries of a file are about.
 *
 * @param file as in `namedEntries`
 * @throws FileRecordError no Patient, or records of two patients
 */
export function onePatient(entries: readonly NamedEntry[], file = ''): { readonly patient: Json; readonly id: string } {
  const patients = entries.filter(({ resource }) => resource.resourceType === 'Patient');
  const [patient, ...more] = patients;
  if (!patient) throw new FileRecordError('no-patient', 'the file holds no Patient');
  const owners = entries.flatMap(({ resource, place }) => patientIds(resource).map((id) => ({ id, place })));
  const [owner = { id: idOfPlace(patient.place, file), place: patient.place }] = owners;
  const nameless = patients.some(({ resource }) => resource.id === undefined);
  const other = owners.find(({ id }) => id !== owner.id) ?? (nameless ? more[0] : undefined);
  if (!other) return { patient: patient.resource, id: owner.id };
  const places = `${owner.place} and ${other.place}`;
  throw new FileRecordError('two-patients', `the file holds records of two different patients (${places})`);
}

/** Records whose subject is a patient, but one that cannot be told to be this one: what they say is not absent. */
export function unmatched(resources: readonly Json[], who: Identity): readonly string[] {
  const strange = resources.filter((each) => each.resourceType !== 'Patient' && namesStranger(each, who));
  const records = strange.length === 1 ? '1 record names' : `${strange.length} records name`;
  return strange.length === 0
    ? []
    : [`${records} a patient who cannot be matched, and ${strange.length === 1 ? 'was' : 'were'} left out`];
}

/** A file that is cut short may lack anything but the Patient it was found to hold. */
export function gapsOf(problems: readonly string[]): readonly Gap[] {
  if (problems.length === 0) return [];
  const feeds = searchesFor('').flatMap((search) => (search.kind === 'search' ? search.feeds : []));
  const reason = [...new Set(problems)].join('; ');
  return [{ query: 'the record in the file', reason, feeds: [...new Set(feeds)] }];
}
