import type { InputId } from '../chart/facts.ts';
import { histologyResults } from '../chart/inputs/histology.ts';
import { MEASURED, measuredInput } from '../chart/inputs/index.ts';
import { maximumDimension, tumorSize } from '../chart/inputs/lesions.ts';
import type { MeasuredInput } from '../chart/measuredInput.ts';
import type { ValueSet } from '../chart/valueSet.ts';

/** One question to the EHR. */
export interface Search {
  /** What is asked, in words for the clinician: "laboratory results". */
  readonly query: string;
  /** The Patient is read by id, everything else searched by patient. */
  readonly kind: 'read' | 'search';
  readonly resourceType: 'Patient' | 'Condition' | 'Procedure' | 'Observation' | 'BodyStructure';
  /** Relative to the server's base address. */
  readonly path: string;
  /** Every input that the answer feeds: none of them is readable when the answer is not whole. */
  readonly feeds: readonly InputId[];
}

/** Some gateways refuse addresses of more than 2,000 characters; this leaves room for the base address. */
const LONGEST_PATH = 1800;

/**
 * The questions that make up a patient's record, all asked at once. Observations are narrowed by code, because servers
 * refuse or endlessly page a search for all of them; only parameters that every R4 server knows are used.
 */
export function searchesFor(patientId: string, longestPath = LONGEST_PATH): readonly Search[] {
  const id = encodeURIComponent(patientId);
  const by = (type: Search['resourceType']) => `${type}?patient=${id}&_count=200`;
  const observations = (codes: readonly ValueSet[]) => `${by('Observation')}&code=${codeList(codes)}`;
  const search = (query: string, resourceType: Search['resourceType'], path: string, feeds: readonly InputId[]) =>
    ({ query, kind: 'search', resourceType, path, feeds }) as const;
  const tumor = ['lesion-count', 'largest-lesion-cm'] as const;
  return [
    {
      query: 'patient details',
      kind: 'read',
      resourceType: 'Patient',
      path: `Patient/${id}`,
      feeds: ['sex', 'birth-date'],
    },
    search('diagnoses', 'Condition', by('Condition'), [
      'histology',
      'liver-metastasis',
      'liver-metastasis-date',
      'extrahepatic-disease',
    ]),
    search('procedures', 'Procedure', by('Procedure'), ['prior-liver-procedures', 'dialysis']),
    ...laboratory(observations, longestPath).map(({ query, path, feeds }) => search(query, 'Observation', path, feeds)),
    search('performance status', 'Observation', observations(measuredInput('ecog').valueSets), ['ecog']),
    search('tumor measurements', 'Observation', observations([tumorSize, maximumDimension]), tumor),
    search('histology findings', 'Observation', observations([histologyResults]), ['histology']),
    search('tumor records', 'BodyStructure', by('BodyStructure'), tumor),
  ];
}

const LABORATORY = MEASURED.filter(({ lookBack }) => lookBack === 'laboratory');

/** One search for all laboratory results; several, each for whole inputs, where one address would get too long. */
function laboratory(pathOf: (codes: readonly ValueSet[]) => string, longestPath: number) {
  const pathFor = (inputs: readonly MeasuredInput[]) => pathOf(inputs.flatMap(({ valueSets }) => valueSets));
  const parts: MeasuredInput[][] = [];
  for (const input of LABORATORY) {
    const last = parts.at(-1);
    if (last && pathFor([...last, input]).length <= longestPath) last.push(input);
    else parts.push([input]);
  }
  const named = (inputs: readonly MeasuredInput[]) =>
    parts.length === 1 ? 'laboratory results' : `laboratory results (${inputs.map(({ title }) => title).join(', ')})`;
  return parts.map((inputs) => ({ query: named(inputs), path: pathFor(inputs), feeds: inputs.map(({ id }) => id) }));
}

/** "system|code,system|code" for a token search parameter. */
const codeList = (sets: readonly ValueSet[]): string =>
  sets
    .flatMap(({ codings }) => codings)
    .map(({ system, code }) => encodeURIComponent(`${system}|${code}`))
    .join(',');
