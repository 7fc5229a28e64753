import { INPUTS } from '../../chart/inputs/index.ts';
import { CAUTIONS_LEFT_OUT, type CautionLeftOut } from '../../criteria/cautions/leftOut.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { SCORES_LEFT_OUT, type ScoreLeftOut } from '../../scores/leftOut.ts';
import { type CautionEntry, cautionEntries } from './cautionEntry.ts';
import { type CriterionEntry, criterionEntry, inputOf } from './criterionEntry.ts';
import { dateText } from './editionRow.ts';
import { type FollowUpEntry, followUpEntry } from './followUpEntry.ts';
import { type InputEntry, inputEntry } from './inputEntry.ts';
import { CODE_NOTICES, INTENDED_USE, LIMITS } from './intendedUse.ts';
import { type ScoreEntry, scoreEntries } from './scoreEntry.ts';
import { type SourceAttribute, sourceAttributes } from './sourceAttributes.ts';
import { type StatusGuide, statusGuide } from './statusGuide.ts';
import { type TherapyEntry, therapyEntries } from './therapyEntry.ts';

export interface CriteriaPageModel {
  readonly title: string;
  readonly appVersion: string;
  /** "23 Nov 2026": the day whose editions are shown as in force. */
  readonly asOf: string;
  readonly guide: StatusGuide;
  readonly therapies: readonly TherapyEntry[];
  /** Every criterion once, in the order in which the therapies read them. */
  readonly criteria: readonly CriterionEntry[];
  /** Beyond the series; no part of any verdict. */
  readonly cautions: readonly CautionEntry[];
  /** Read and no caution, with the reason. */
  readonly cautionsLeftOut: readonly CautionLeftOut[];
  /** What is read besides, for scores, evidence and information. */
  readonly otherInputs: readonly (InputEntry & { readonly anchor: string })[];
  readonly scores: readonly ScoreEntry[];
  readonly scoresLeftOut: readonly ScoreLeftOut[];
  readonly followUp: FollowUpEntry;
  readonly attributes: readonly SourceAttribute[];
  readonly intendedUse: typeof INTENDED_USE;
  readonly limits: typeof LIMITS;
  readonly codeNotices: typeof CODE_NOTICES;
}

/** The rule set as a page: all of it derived from the data that the engine evaluates, as it stands at `asOf` (ISO instant). */
export function criteriaPage(asOf: string, appVersion: string): CriteriaPageModel {
  const criteria = [...new Set(Object.values(CRITERIA).flat())];
  const scores = scoreEntries(asOf);
  return {
    title: 'Criteria and how they are read - LiverMet',
    appVersion,
    asOf: dateText(asOf.slice(0, 10)),
    guide: statusGuide(),
    therapies: therapyEntries(asOf),
    criteria: criteria.map((criterion) => criterionEntry(criterion, asOf)),
    cautions: cautionEntries(),
    cautionsLeftOut: CAUTIONS_LEFT_OUT,
    otherInputs: otherInputs(criteria),
    scores,
    scoresLeftOut: SCORES_LEFT_OUT,
    followUp: followUpEntry(),
    attributes: sourceAttributes({ criteria, scores, appVersion }),
    intendedUse: INTENDED_USE,
    limits: LIMITS,
    codeNotices: CODE_NOTICES,
  };
}

function otherInputs(criteria: readonly Criterion[]): CriteriaPageModel['otherInputs'] {
  const judged = new Set(criteria.map(inputOf));
  return INPUTS.filter((input) => !judged.has(input)).map((input) => ({
    anchor: `input-${input.id}`,
    ...inputEntry(input),
  }));
}
