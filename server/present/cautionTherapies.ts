import type { Caution } from '../criteria/cautions/caution.ts';
import { THERAPIES } from '../criteria/therapy.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';

/** The therapies a caution concerns, in a few words: "DEB-TACE and Y90". */
export function cautionTherapies({ therapies }: Pick<Caution, 'therapies'>): string {
  if (therapies.length === THERAPIES.length) return 'All therapies';
  const names = therapies.map((therapy) => THERAPY_LABELS[therapy].short);
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}
