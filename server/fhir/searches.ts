import type { Coding } from '../chart/coding.ts';
import type { InputId } from '../chart/facts.ts';
import { bodySurface } from '../chart/inputs/bodySurface.ts';
import { findings } from '../chart/inputs/findings.ts';
import { histologyResults } from '../chart/inputs/histology.ts';
import { MEASURED, measuredInput } from '../chart/inputs/index.ts';
import { maximumDimension, tumorSize } from '../chart/inputs/lesions.ts';
import { recistAssessment } from '../chart/inputs/recistResponse.ts';
import { residualTumor } from '../chart/inputs/resectionMargin.ts';
import type { LocalCode } from '../chart/localCodes.ts';
import type { MeasuredInput } from '../chart/measuredInput.ts';
import type { ValueSet } from '../chart/valueSet.ts';

/** One question to the EHR. */
export interface Search {
  /** What is asked, in words for the clinician: "laboratory results". */
  readonly query: string;
  /** The Patient is read by id, everything else searched by patient. */
  readonly kind: 'read' | 'search';
  readonly resourceType:
    | 'Patient'
    | 'Condition'
    | 'Procedure'
    | 'Observation'
    | 'BodyStructure'
    | 'MedicationRequest'
    | 'MedicationAdministration'
    | 'AllergyIntolerance';
  /** Relative to the server's base address. */
  readonly path: string;
  /** Every input that the answer feeds: none of them is readable when the answer is not whole. */
  readonly feeds: readonly InputId[];
}

export interface SearchOptions {
  /** Codes of the site's own that mean a standard one. */
  readonly localCodes?: readonly LocalCode[];
  readonly longestPath?: number;
}

/** Some gateways refuse addresses of more than 2,000 characters; this leaves room for the base address. */
const LONGEST_PATH = 1800;

/**
 * The questions that make up a patient's record, all asked at once. Observations are narrowed by code, because servers
 * refuse or endlessly page a search for all of them; only parameters that every R4 server knows are used. Orders and doses
 * are not narrowed: a search by code passes over every one that names its drug by a reference.
 */
export function searchesFor(
  patientId: string,
  { localCodes = [], longestPath = LONGEST_PATH }: SearchOptions = {},
): readonly Search[] {
  const id = encodeURIComponent(patientId);
  const by = (type: Search['resourceType']) => `${type}?patient=${id}&_count=200`;
  const observations = (codes: readonly ValueSet[]) => `${by('Observation')}&code=${codeList(codes, localCodes)}`;
  const observed = ([query, codes, feeds]: ObservationSearch) =>
    search(query, 'Observation', observations(codes), feeds);
  return [
    { query: 'patient details', kind: 'read', resourceType: 'Patient', path: `Patient/${id}`, feeds: PATIENT },
    search('diagnoses', 'Condition', by('Condition'), DIAGNOSES),
    search('procedures', 'Procedure', by('Procedure'), PROCEDURES),
    ...laboratory(observations, longestPath).map(({ query, path, feeds }) => search(query, 'Observation', path, feeds)),
    ...OBSERVATIONS.map(observed),
    search('tumor records', 'BodyStructure', by('BodyStructure'), TUMOR),
    search('medication orders', 'MedicationRequest', by('MedicationRequest'), ['antithrombotics']),
    search('medication administrations', 'MedicationAdministration', by('MedicationAdministration'), DOSES),
    search('allergies', 'AllergyIntolerance', by('AllergyIntolerance'), ['contrast-allergy']),
  ];
}

const search = (query: string, resourceType: Search['resourceType'], path: string, feeds: readonly InputId[]) =>
  ({ query, kind: 'search', resourceType, path, feeds }) as const;

const PATIENT: readonly InputId[] = ['sex', 'birth-date'];
const DIAGNOSES: readonly InputId[] = [
  ...(['histology', 'primary-site', 'liver-metastasis', 'liver-metastasis-date', 'extrahepatic-disease'] as const),
  ...findings.map(({ id }) => id),
  'contrast-allergy',
];
const PROCEDURES: readonly InputId[] = [
  'prior-liver-procedures',
  'resection-margin',
  'dialysis',
  'biliary-enteric-anastomosis',
];
const TUMOR: readonly InputId[] = ['lesion-count', 'largest-lesion-cm'];
const DOSES: readonly InputId[] = ['antithrombotics', 'doxorubicin-given'];

/** Query in words, codes asked for, inputs fed. */
type ObservationSearch = readonly [string, readonly ValueSet[], readonly InputId[]];

/** Observations other than laboratory results. */
const OBSERVATIONS: readonly ObservationSearch[] = [
  ['performance status', measuredInput('ecog').valueSets, ['ecog']],
  ['tumor measurements', [tumorSize, maximumDimension], TUMOR],
  ['histology findings', [histologyResults], ['histology', 'primary-site']],
  ['residual tumor after resection', [residualTumor], ['resection-margin']],
  ['tumor response', [recistAssessment], ['recist-response']],
  ['body measurements', bodySurface.valueSets, ['body-weight', 'body-height', 'body-surface']],
];

const LABORATORY = MEASURED.filter(({ lookBack }) => lookBack === 'laboratory');

/** One search for all laboratory results; several, each for whole inputs, where one address would get too long. */
function laboratory(pathOf: (codes: readonly ValueSet[]) => string, longestPath: number) {
  const pathFor = (inputs: readonly MeasuredInput[]) => pathOf(inputs.flatMap(({ valueSets }) => valueSets));
  const fits = (inputs: readonly MeasuredInput[]) => pathFor(inputs).length <= longestPath;
  // Nearly always; and to find where to cut, all that stands before is put together anew for each input.
  const parts = fits(LABORATORY) ? [LABORATORY] : cut(LABORATORY, fits);
  const named = (inputs: readonly MeasuredInput[]) =>
    parts.length === 1 ? 'laboratory results' : `laboratory results (${inputs.map(({ title }) => title).join(', ')})`;
  return parts.map((inputs) => ({ query: named(inputs), path: pathFor(inputs), feeds: inputs.map(({ id }) => id) }));
}

function cut(all: readonly MeasuredInput[], fits: (inputs: readonly MeasuredInput[]) => boolean) {
  const parts: MeasuredInput[][] = [];
  for (const input of all) {
    const last = parts.at(-1);
    if (last && fits([...last, input])) last.push(input);
    else parts.push([input]);
  }
  return parts;
}

/** "system|code,system|code" for a token search parameter, with what the site itself calls the same. */
function codeList(sets: readonly ValueSet[], localCodes: readonly LocalCode[]): string {
  const own = localCodes.filter(({ means }) => sets.some((set) => set.find({ coding: [means] }) !== undefined));
  return [...sets.map(codesOf), ...own.map(tokenOf)].join(',');
}

/** The codes of a value set are the same at every reading. */
function codesOf(set: ValueSet): string {
  const codes = known.get(set) ?? set.codings.map(tokenOf).join(',');
  known.set(set, codes);
  return codes;
}
const known = new WeakMap<ValueSet, string>();

const tokenOf = ({ system, code }: Pick<Coding, 'system' | 'code'>): string => encodeURIComponent(`${system}|${code}`);
