import type { WhyUnknown } from '../chart/fact.ts';
import type { Status } from '../criteria/status.ts';
import type { Result } from '../criteria/verdict.ts';
import { isAttested } from './attested.ts';

/** A status as it is shown: never by colour alone, always a word and a shape of its own. */
export interface StatusMark {
  /** Names the shape and the colour. */
  readonly kind: Status | 'not-part';
  readonly word: string;
}

const WORDS: Readonly<Record<StatusMark['kind'], string>> = {
  met: 'met',
  correctable: 'correctable',
  unknown: 'unknown',
  'not-met': 'not met',
  'not-part': 'not asked',
};

export const statusMark = (kind: StatusMark['kind']): StatusMark => ({ kind, word: WORDS[kind] });

const WHY_WORDS: Readonly<Record<WhyUnknown, string>> = {
  absent: 'not recorded',
  stale: 'too old',
  'unusable-unit': 'unit not usable',
  conflicting: 'conflicting values',
  indeterminate: 'not decidable',
  'not-readable': 'could not be read',
};

/** Why a result is unknown, short enough for a cell of the board; `null` when it is not. */
export function whyWords({ id, why }: Pick<Result, 'id' | 'why'>): string | null {
  if (why === null) return null;
  return why === 'absent' && isAttested(id) ? 'not answered' : WHY_WORDS[why];
}
