import type { WhyUnknown } from '../../chart/fact.ts';
import { STATUSES, type Status } from '../../criteria/status.ts';
import { type StatusMark, statusMark, whyWords } from '../statusMark.ts';

/** What one status says, in plain words. */
interface StatusMeaning {
  readonly mark: StatusMark;
  readonly text: string;
}

interface ReasonMeaning {
  readonly word: string;
  readonly text: string;
}

export interface StatusGuide {
  /** Best first. */
  readonly statuses: readonly StatusMeaning[];
  /** Why a criterion can be unknown. */
  readonly reasons: readonly ReasonMeaning[];
}

const MEANINGS: Readonly<Record<Status, string>> = {
  met: 'A usable, recent enough value lies on the right side of the limit; or the chart, or a clinician, states what the criterion asks for.',
  correctable:
    'The value lies beyond a limit that the series states as one to be corrected to (INR and platelets). It stays so until a newer value arrives, or until a clinician answers that it cannot be corrected.',
  unknown:
    'There is no value that decides. The reason is always named. Unknown counts neither as met nor as not met, here and in every report.',
  'not-met':
    'A usable value lies on the wrong side of the limit, another histology is recorded, or a clinician has answered no.',
};

const REASONS: Readonly<Record<WhyUnknown, string>> = {
  absent: 'Nothing is recorded. For what only a clinician can say: nobody has answered.',
  stale: 'The latest value lies further back than the look-back of the site allows.',
  'unusable-unit':
    'The unit is missing, not understood or of another kind, or the number does not fit it. A bare number is never used, ECOG and INR excepted.',
  conflicting: 'Values of the same moment lie on different sides of the limit.',
  indeterminate: 'What is recorded reaches over the limit ("< 3" against 2), is no number, or is not confirmed.',
  'not-readable': 'The query failed, was cut short or was refused: there may be a value that was not seen.',
};

/** The four statuses and the six reasons, in the words that the verdict page uses. */
export function statusGuide(): StatusGuide {
  return {
    statuses: STATUSES.toReversed().map((status) => ({ mark: statusMark(status), text: MEANINGS[status] })),
    reasons: (Object.keys(REASONS) as WhyUnknown[]).map((why) => ({
      word: whyWords({ id: 'inr', why }) ?? why,
      text: REASONS[why],
    })),
  };
}
