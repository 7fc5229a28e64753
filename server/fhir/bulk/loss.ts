import type { Gap } from '../../chart/gap.ts';
import { searchesFor } from '../searches.ts';

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
 * What is lost with a text that cannot be read; none when it names neither a patient nor a type: nobody can tell whether it
 * was of a record at all. It is named among the bad lines.
 */
export function lossOfText(text: string, problem: string = LOST.line): Loss | undefined {
  const types = typesNamed(text);
  // An id at the very end of the text may go on.
  const patients = [...text.matchAll(/(?:Patient\\?\/|urn:uuid:)([^"/?#\\]+)(?=["/?#\\])/g)].map(([, id = '']) =>
    id.trim(),
  );
  if (patients.length === 0 && types === undefined) return undefined;
  return { problem, types: types ?? [], patients: [...new Set(patients)] };
}

/** Types of the resources in a text that is not read as JSON; none named is `undefined`, any is empty. */
export function typesNamed(text: string): readonly string[] | undefined {
  const types = [...text.matchAll(/"resourceType"\s*:\s*"([A-Za-z]+)"/g)].map(([, type = '']) => type);
  if (types.length === 0) return undefined;
  return types.some((type) => type === 'Bundle' || type === 'OperationOutcome') ? [] : [...new Set(types)];
}

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
