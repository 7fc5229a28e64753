import type { TherapyId } from '../criteria/therapy.ts';
import type { EvidenceMatch } from './match.ts';

/**
 * The first outcomes for one therapy, about `most` of them, in the order of `matchEvidence`. Counterparts shown side by
 * side are never parted: one that does not fit whole is left out whole, and everything after it too.
 */
export function headlines(matches: readonly EvidenceMatch[], therapy: TherapyId, most = 6): readonly EvidenceMatch[] {
  const mine = matches.filter(({ therapies }) => therapies.includes(therapy));
  const cut = mine.slice(0, most);
  const parted = mine.slice(most).flatMap(({ sideBySide }) => sideBySide ?? []);
  const whole = cut.findIndex(({ sideBySide }) => sideBySide !== undefined && parted.includes(sideBySide));
  return whole === -1 ? cut : cut.slice(0, whole);
}
