import type { InputId } from '../../chart/facts.ts';
import type { Caution } from '../../criteria/cautions/caution.ts';
import { cautionInputs } from '../../criteria/cautions/cautionInputs.ts';
import { CAUTIONS } from '../../criteria/cautions/index.ts';
import { CRITERIA } from '../../criteria/therapies.ts';
import { cautionTherapies } from '../cautionTherapies.ts';
import { plainUnits } from '../figure.ts';
import { inputTitle } from '../inputTitles.ts';
import { inputOf, type PageLink } from './criterionEntry.ts';
import { dateText } from './editionRow.ts';
import { INPUTS_HREF } from './libraryAddress.ts';
import { raisedBy } from './raisedBy.ts';

/** A caution beyond the series, for every reader and without a patient. */
export interface CautionEntry {
  readonly anchor: string;
  /** The id by which a site switches it off. */
  readonly id: string;
  /** "Y90: Pregnancy" */
  readonly title: string;
  readonly statement: string;
  /** "total bilirubin above 2 mg/dL" */
  readonly raisedBy: string;
  /** What is read for it, each where it is explained. */
  readonly reads: readonly PageLink[];
  readonly notRead: string | null;
  readonly citations: readonly PageLink[];
  /** "23 Nov 2026" */
  readonly reviewed: string;
}

export const cautionEntries = (): readonly CautionEntry[] => CAUTIONS.map(cautionEntry);

const cautionEntry = (caution: Caution): CautionEntry => ({
  anchor: `caution-${caution.id}`,
  id: caution.id,
  title: `${cautionTherapies(caution)}: ${caution.title}`,
  statement: caution.statement,
  raisedBy: plainUnits(raisedBy(caution.rule)),
  reads: cautionInputs(caution.rule).map((id) => ({ href: placeOf(id), text: inputTitle(id) })),
  notRead: caution.notRead ?? null,
  citations: caution.citations.map(({ label, locator, link }) => ({ href: link, text: `${label}, ${locator}` })),
  reviewed: dateText(caution.lastReviewed),
});

/** An input is explained with the criterion that judges it, else among those that no criterion judges. */
function placeOf(input: InputId): string {
  const criterion = Object.values(CRITERIA)
    .flat()
    .find((each) => inputOf(each).id === input);
  return criterion ? `/criteria#${criterion.id}` : `${INPUTS_HREF}#input-${input}`;
}
