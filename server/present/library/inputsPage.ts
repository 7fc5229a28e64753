import { INPUTS } from '../../chart/inputs/index.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { inputOf } from './criterionEntry.ts';
import { type InputEntry, inputEntry } from './inputEntry.ts';

/** What is read besides the criteria, for scores, evidence and information. */
export interface InputsPageModel {
  readonly title: string;
  readonly appVersion: string;
  readonly inputs: readonly OtherInput[];
}

interface OtherInput extends InputEntry {
  readonly anchor: string;
}

export const inputsPage = (appVersion: string): InputsPageModel => ({
  title: 'Also read, never a criterion - LiverMet',
  appVersion,
  inputs: otherInputs(),
});

export function otherInputs(): readonly OtherInput[] {
  const judged = new Set(Object.values(CRITERIA).flat().map(inputOf));
  return INPUTS.filter((input) => !judged.has(input)).map((input) => ({
    anchor: `input-${input.id}`,
    ...inputEntry(input),
  }));
}
