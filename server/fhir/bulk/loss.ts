import type { Gap } from '../../chart/gap.ts';
import { searchesFor } from '../searches.ts';
import { isOfNoRecord, tornText } from './tornText.ts';

/** Something of the input that could not be read or told to be anybody's: what it may have said is not absent. */
export interface Loss {
  /** In words for the clinician. */
  readonly problem: string;
  /** Types of the resources that it may have held; empty when they may be any. */
  readonly types: readonly string[];
  /** Ids of the patients whose record it is missing from; empty when it may be anybody's. */
  readonly patients: readonly string[];
  /** How many lines or files are lost so; 0 where it is not said, or was said by another loss already. */
  readonly places?: number;
}

export const LOST = {
  line: 'a line of this record could not be read',
  deep: 'a line of this record is nested too deeply',
  nobodys: 'a record that may be of this patient names no patient by a reference',
  file: 'a file of the folder could not be read to its end',
} as const;

/** The gap that a loss leaves in a record; none when it held nothing that is read. */
export function gapOfLoss({ problem, types }: Pick<Loss, 'problem' | 'types'>): readonly Gap[] {
  const feeds = searchesFor('').flatMap((search) => {
    const isLost = types.length === 0 || types.some((type) => (TOLD_BY[type] ?? [type]).includes(search.resourceType));
    return isLost ? search.feeds : [];
  });
  return feeds.length === 0 ? [] : [{ query: 'the record in the file', reason: problem, feeds: [...new Set(feeds)] }];
}

/** Of which resources a lost one tells something: orders and doses point to a Medication, a report may contain results. */
const TOLD_BY: Readonly<Partial<Record<string, readonly string[]>>> = {
  Medication: ['MedicationRequest', 'MedicationAdministration'],
  DiagnosticReport: ['Observation'],
};

/**
 * What is lost with a text that cannot be read; none for words that stand beside the data, and what is no record. Those are
 * named among the bad lines.
 */
export const lossOfText = (text: string, problem: string = LOST.line): Loss | undefined =>
  isOfNoRecord(text) ? undefined : { problem, ...tornText(text) };

/** Why a text is not read that goes deeper than a program can follow. */
export const DEEP = 'nested too deeply';

/** The same, by why it cannot be read. */
export const lossOfBad = (because: string, text: string): Loss | undefined =>
  lossOfText(text, because === DEEP ? LOST.deep : LOST.line);

/** However many lines are bad, what is missing for them is soon said. */
export function distinctLosses(losses: readonly Loss[]): Loss[] {
  const distinct = new Map<string, Loss>();
  for (const { places = 0, ...loss } of losses) {
    const key = JSON.stringify(loss);
    distinct.set(key, { ...loss, places: places + (distinct.get(key)?.places ?? 0) });
  }
  return [...distinct.values()];
}

/** In how many places a resource of a type may be lost that is of one of these patients. */
export function placesOf(losses: readonly Loss[], type: string, ids: readonly string[]): number {
  const who = new Set(ids);
  return losses
    .filter(({ types }) => types.length === 0 || types.includes(type))
    .filter(({ patients }) => patients.length === 0 || patients.some((id) => who.has(id)))
    .reduce((sum, { places = 0 }) => sum + places, 0);
}

/** Gaps by patient. */
export function gapsByPatient(losses: readonly Loss[]): (id: string) => readonly Gap[] {
  const everybodys = new Map<string, readonly Gap[]>();
  const own = new Map<string, Map<string, readonly Gap[]>>();
  for (const loss of losses) {
    const key = `${loss.problem} ${loss.types.join(' ')}`;
    if (loss.patients.length === 0) everybodys.set(key, gapOfLoss(loss));
    for (const id of loss.patients)
      own.set(id, (own.get(id) ?? new Map<string, readonly Gap[]>()).set(key, gapOfLoss(loss)));
  }
  const all = [...everybodys.values()].flat();
  return (id) => [...all, ...[...(own.get(id)?.values() ?? [])].flat()];
}
