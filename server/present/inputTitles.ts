import type { InputId } from '../chart/facts.ts';
import { INPUTS } from '../chart/inputs/index.ts';

/** Read along with another input, so it has no entry of its own. */
const DERIVED: Readonly<Partial<Record<InputId, string>>> = {
  'liver-metastasis-date': 'date of the first liver metastasis',
};

const TITLES = new Map<string, string>([
  ...INPUTS.map(({ id, title }): [string, string] => [id, title]),
  ...Object.entries(DERIVED),
]);

/** What a clinician calls an input in a sentence; a name that is no input ("ascites", read by a score only) as it stands. */
export const inputTitle = (id: string): string => TITLES.get(id) ?? id;
