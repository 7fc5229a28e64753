import { CRITERIA } from '../../criteria/therapies.ts';
import { SCORES_LEFT_OUT, type ScoreLeftOut } from '../../scores/leftOut.ts';
import { cautionEntries } from './cautionEntry.ts';
import { type CriterionEntry, criterionEntry } from './criterionEntry.ts';
import { dateText } from './editionRow.ts';
import { type FollowUpEntry, followUpEntry } from './followUpEntry.ts';
import { otherInputs } from './inputsPage.ts';
import { CODE_NOTICES, INTENDED_USE, LIMITS } from './intendedUse.ts';
import { CAUTIONS_HREF, INPUTS_HREF } from './libraryAddress.ts';
import { type ScoreEntry, scoreEntries } from './scoreEntry.ts';
import { type SourceAttribute, sourceAttributes } from './sourceAttributes.ts';
import { type StatusGuide, statusGuide } from './statusGuide.ts';
import { type TherapyEntry, therapyEntries } from './therapyEntry.ts';

/** What stands in full on a page of its own. Its anchor is the same on both pages. */
interface Elsewhere {
  readonly anchor: string;
  readonly href: string;
  readonly title: string;
}

export interface CriteriaPageModel {
  readonly title: string;
  readonly appVersion: string;
  /** "23 Nov 2026": the day whose editions are shown as in force. */
  readonly asOf: string;
  readonly guide: StatusGuide;
  readonly therapies: readonly TherapyEntry[];
  /** Every criterion once, in the order in which the therapies read them. */
  readonly criteria: readonly CriterionEntry[];
  /** Beyond the series, on a page of their own; no part of any verdict. */
  readonly cautions: readonly Elsewhere[];
  /** What is read besides, on a page of its own: for scores, evidence and information. */
  readonly otherInputs: readonly Elsewhere[];
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
    cautions: cautionEntries().map((each) => elsewhere(each, CAUTIONS_HREF)),
    otherInputs: otherInputs().map((each) => elsewhere(each, INPUTS_HREF)),
    scores,
    scoresLeftOut: SCORES_LEFT_OUT,
    followUp: followUpEntry(),
    attributes: sourceAttributes({ criteria, scores, appVersion }),
    intendedUse: INTENDED_USE,
    limits: LIMITS,
    codeNotices: CODE_NOTICES,
  };
}

const elsewhere = ({ anchor, title }: Pick<Elsewhere, 'anchor' | 'title'>, page: string): Elsewhere => ({
  anchor,
  title,
  href: `${page}#${anchor}`,
});
