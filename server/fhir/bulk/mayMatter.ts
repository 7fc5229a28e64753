import { namesOfAntithrombotics } from '../../chart/inputs/antithrombotics.ts';
import { MEANS } from './codeTable.ts';
import { WHATEVER_CODES, WHEN_MARKED } from './lineFilter/lineRule.ts';
import { type LineType, OF_A_PATIENT, TYPES } from './lineType.ts';

export const lineTypeOf = (type: unknown): LineType => TYPES.find((each) => each === type) ?? 'other';

export const NEED_PATIENT: ReadonlySet<LineType> = new Set(OF_A_PATIENT);

/**
 * Whether a line matters by what its codes mean, or without one.
 *
 * @param meaning of all its codes (`MEANS`)
 * @param isCounted only whether the patient is of the population is asked
 */
export function mayMatter(
  bytes: Buffer,
  start: number,
  end: number,
  type: LineType,
  meaning: number,
  isCounted: boolean,
): boolean {
  if ((meaning & meaningsIn(type, isCounted)) !== 0) return true;
  if (isCounted || !MATTERS_WITHOUT_CODE[type]) return false;
  return type === 'BodyStructure' || ANTITHROMBOTIC.test(bytes.toString('latin1', start, end));
}

/** Any resource may contain Observations. */
export const meaningsIn = (type: LineType, isCounted: boolean): number =>
  (isCounted ? MEANS.histologyResult : MEANS.histologyResult | MEANS.result | drugsIn(type)) | (MATTERS_IN[type] ?? 0);

/** Beside the names and codes that are looked for everywhere in such a line: a site's own code may be of any letters. */
const OF_DRUGS: readonly LineType[] = ['MedicationRequest', 'MedicationAdministration'];
const drugsIn = (type: LineType): number => (OF_DRUGS.includes(type) ? MEANS.antithrombotic : 0);

const MATTERS_IN: Readonly<Partial<Record<LineType, number>>> = {
  Condition: MEANS.leiomyosarcoma | MEANS.metastasis | MEANS.otherHistology,
  Procedure: MEANS.liverProcedure | MEANS.dialysis,
};

export const MATTERS_WITHOUT_CODE: Readonly<Partial<Record<LineType, number>>> = {
  BodyStructure: WHATEVER_CODES,
  MedicationRequest: WHEN_MARKED,
  MedicationAdministration: WHEN_MARKED,
};

/** What the grade of an INR asks of orders and doses: any that may be of such a drug, or does not say itself what it is of. */
const ANTITHROMBOTIC = new RegExp(`medicationReference|[\\x80-\\xff\\\\]|${namesOfAntithrombotics().join('|')}`, 'i');

/** Four letters of everything that it asks for but what is no ASCII or an escape, to look for beforehand. */
export const marksOfAntithrombotics = (): readonly string[] => [
  'nRef',
  ...namesOfAntithrombotics().map((name) => name.slice(0, 4)),
];
