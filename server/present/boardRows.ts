import type { Policy } from '../chart/policy.ts';
import type { CriterionId } from '../criteria/criterionId.ts';
import { CRITERIA } from '../criteria/therapies.ts';
import type { Result, Verdict } from '../criteria/verdict.ts';
import { enteredLines } from './answers/enteredLines.ts';
import { type CriterionDetail, criterionDetail } from './criterionDetail.ts';
import { criterionInfo } from './criterionInfo.ts';
import { formatAge } from './dates.ts';
import { figure, plainUnits } from './figure.ts';
import type { Moment } from './moment.ts';
import { isAnswer } from './sourceRows.ts';
import { type StatusMark, statusMark, whyWords } from './statusMark.ts';
import { THERAPY_LABELS } from './therapyLabels.ts';

export interface BoardCell {
  readonly therapy: string;
  readonly mark: StatusMark;
  /** Why it is unknown, in two or three words; `null` for every other status. */
  readonly why: string | null;
}

/** One criterion across all therapies. */
export interface BoardRow {
  readonly id: CriterionId;
  readonly anchor: string;
  readonly title: string;
  /** "1.8", or why there is no value. */
  readonly value: string;
  readonly isReason: boolean;
  /** "2 days ago", "answered today"; `null` when there is no value. */
  readonly age: string | null;
  /** Who entered the value, until when it holds, and what the chart says; empty for a value of the chart. */
  readonly entered: readonly string[];
  readonly cells: readonly BoardCell[];
  readonly detail: CriterionDetail;
}

export const criterionAnchor = (id: CriterionId): string => `criterion-${id}`;

/**
 * Every criterion once, in the order in which the therapies read them.
 *
 * @param iss FHIR base URL of the EHR that the values were read from; without it no reading leads to its resource
 */
export function boardRows(verdicts: readonly Verdict[], policy: Policy, asOf: string, iss = ''): readonly BoardRow[] {
  const moment = { asOf, zone: policy.timeZone };
  const criteria = new Set(verdicts.flatMap(({ therapy }) => CRITERIA[therapy]));
  return [...criteria].flatMap((criterion) => {
    const { id, title } = criterion;
    const results = verdicts.flatMap((verdict) => verdict.results.filter((result) => result.id === id));
    if (results.length === 0) return [];
    const detail = criterionDetail(results, criterionInfo(criterion, policy, asOf), { ...moment, iss });
    const cells = verdicts.map((verdict) => boardCell(verdict, id));
    return [{ id, anchor: criterionAnchor(id), title, ...shownValue(results, moment), cells, detail }];
  });
}

function boardCell(verdict: Verdict, id: CriterionId): BoardCell {
  const therapy = THERAPY_LABELS[verdict.therapy].short;
  const result = verdict.results.find((each) => each.id === id);
  if (!result) return { therapy, mark: statusMark('not-part'), why: null };
  return { therapy, mark: statusMark(result.status), why: whyWords(result) };
}

/** A value that decides is shown with its age; otherwise the reason takes its place, so that nothing is left blank. */
function shownValue(
  results: readonly Result[],
  moment: Moment,
): Pick<BoardRow, 'value' | 'isReason' | 'age' | 'entered'> {
  const decided = results.find((result) => result.value !== null && result.status !== 'unknown');
  if (!decided || decided.value === null) {
    return { value: plainUnits(results[0]?.because ?? ''), isReason: true, age: null, entered: [] };
  }
  const value = `${figureOf(decided)}${originalOf(decided)}`;
  return { value, isReason: false, age: ageOf(decided, moment), entered: enteredLines(decided, moment) };
}

/** A value whose number changed by conversion never stands without what the record says. */
function originalOf({ value, sources: [first, ...more] }: Result): string {
  const isOne = more.every(({ reference }) => reference === first?.reference || reference.startsWith('answer/'));
  const isSame = Number.parseFloat(first?.asRecorded ?? '') === value;
  return first?.converted !== undefined && isOne && !isSame ? `, recorded as ${first.asRecorded}` : '';
}

export const figureOf = ({ value, unit, limit, comparator }: Result): string =>
  value === null ? '' : figure(value, unit, limit, comparator);

function ageOf({ sources }: Result, { asOf, zone }: Moment): string | null {
  const [source] = sources;
  if (!source) return null;
  const age = formatAge(source.recordedAt, asOf, zone) || 'no date recorded';
  const preliminary = source.status === 'preliminary' ? ', preliminary' : '';
  return isAnswer(source) ? `answered ${age}` : `${age}${preliminary}`;
}
