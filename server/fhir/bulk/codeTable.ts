import { antithrombotics } from '../../chart/inputs/antithrombotics.ts';
import { histologyResults, leiomyosarcoma, otherHistology } from '../../chart/inputs/histology.ts';
import { MEASURED } from '../../chart/inputs/index.ts';
import { additionalDimension, maximumDimension } from '../../chart/inputs/lesions.ts';
import { liverMetastasis } from '../../chart/inputs/metastases.ts';
import { dialysis, priorLiverProcedures } from '../../chart/inputs/procedures.ts';
import { recistAssessment } from '../../chart/inputs/recistResponse.ts';
import type { LocalCode } from '../../chart/localCodes.ts';
import type { ValueSet } from '../../chart/valueSet.ts';

/** What a code may mean to an audit, one bit each. */
export const MEANS = {
  leiomyosarcoma: 1,
  metastasis: 2,
  otherHistology: 4,
  liverProcedure: 8,
  dialysis: 16,
  result: 32,
  histologyResult: 64,
  antithrombotic: 128,
} as const;

const NOT_IN_AN_AUDIT = ['body-weight', 'body-height', 'sodium'];
const RESULTS: readonly ValueSet[] = [
  ...MEASURED.filter(({ id }) => !NOT_IN_AN_AUDIT.includes(id)).flatMap(({ valueSets }) => valueSets),
  maximumDimension,
  additionalDimension,
  recistAssessment,
];

const SETS: readonly (readonly [number, readonly ValueSet[]])[] = [
  [MEANS.leiomyosarcoma, [leiomyosarcoma]],
  [MEANS.metastasis, liverMetastasis.valueSets],
  [MEANS.otherHistology, [otherHistology]],
  [MEANS.liverProcedure, priorLiverProcedures.valueSets],
  [MEANS.dialysis, dialysis.valueSets],
  [MEANS.result, RESULTS],
  [MEANS.histologyResult, [histologyResults]],
  [MEANS.antithrombotic, antithrombotics.valueSets],
];

/**
 * What the codes that an audit reads mean, by a number made of their letters. Two codes may share a number, and the system
 * is not looked at: a line may seem to matter that does not, never the other way round.
 */
export function codeTable(localCodes: readonly LocalCode[]): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  const add = (code: string, meaning: number) => {
    const key = codeNumber(Buffer.from(code), 0, Buffer.byteLength(code));
    table.set(key, (table.get(key) ?? 0) | meaning);
  };
  for (const [meaning, sets] of SETS) {
    for (const { codings } of sets) for (const { code } of codings) add(code, meaning);
    for (const { code, means } of localCodes) if (sets.some((set) => set.find({ coding: [means] }))) add(code, meaning);
  }
  return table;
}

/** Codes whose Observations are looked for in every line: those that state a histology. */
export const histologyCodes = (localCodes: readonly LocalCode[]): readonly string[] => [
  ...histologyResults.codings.map(({ code }) => code),
  ...localCodes.filter(({ means }) => histologyResults.find({ coding: [means] })).map(({ code }) => code),
];

/** Blind to what codes are compared without: the dot and the case of ICD-10-CM, blanks at the ends (FNV-1a). */
export function codeNumber(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) {
    let byte = bytes[i] ?? 0;
    if (byte === 0x2e || byte === 0x20) continue;
    if (byte >= 0x61 && byte <= 0x7a) byte -= 0x20;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash;
}
