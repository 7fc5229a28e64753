import type { Fact } from '../../chart/fact.ts';
import type { LaboratoryComparison } from '../../scores/afterTreatment/laboratoryComparison.ts';
import type { LaboratoryValue } from '../../scores/afterTreatment/laboratoryValue.ts';
import type { CtcaeGrade } from '../../scores/ctcae/grade.ts';
import { plainUnits } from '../figure.ts';
import type { Moment } from '../moment.ts';
import { plainDates } from '../plainDates.ts';
import { type SourceLine, sourceLines } from '../sourceLine.ts';
import { sourceRow } from '../sourceRows.ts';
import { daysFromText } from './daysFromText.ts';
import { rangeText, resultText } from './resultText.ts';

/** One laboratory value before and about three months after a treatment. */
export interface LaboratoryRow {
  readonly title: string;
  readonly before: LaboratoryCell;
  readonly after: LaboratoryCell;
  /** "grade 1", "no grade reached", "not gradable" */
  readonly grade: string;
  readonly isGraded: boolean;
  /** What the grade rests on, or why there is none. */
  readonly by: string;
  /** INR only: what is known of anticoagulants at the time of the later value. */
  readonly anticoagulation: string | null;
}

export interface LaboratoryCell {
  /** "1.6 mg/dL"; `null` when there is no value. */
  readonly value: string | null;
  /** "reference range 0.2 to 1.2", "no reference range"; `null` when there is no value. */
  readonly range: string | null;
  /** "91 days after the treatment"; `null` when there is no value. */
  readonly days: string | null;
  /** Why there is no value, or what to know about it. */
  readonly note: string | null;
  readonly sources: readonly SourceLine[];
  readonly setAside: readonly SourceLine[];
}

export const laboratoryRows = (compared: readonly LaboratoryComparison[], moment: Moment): readonly LaboratoryRow[] =>
  compared.map(({ title, unit, baseline, followUp, grade, anticoagulation }) => ({
    title: capitalized(title),
    before: cell(baseline, unit, moment),
    after: cell(followUp, unit, moment),
    ...gradeOf(grade, moment),
    anticoagulation: anticoagulation && followUp.known ? anticoagulationText(anticoagulation) : null,
  }));

function cell(fact: Fact<LaboratoryValue>, unit: string, moment: Moment): LaboratoryCell {
  const value = fact.known ? resultText(fact.value, unit) : null;
  const rows = {
    sources: sourceLines(
      fact.sources.map((source) => sourceRow(source, moment)),
      value ?? '',
    ),
    setAside: sourceLines(
      fact.setAside.map((source) => sourceRow(source, moment)),
      '',
    ),
  };
  if (!fact.known) return { value, range: null, days: null, note: plainWords(fact.because, moment), ...rows };
  const { daysFromTreatment, sameDayOrderUnknown } = fact.value;
  return {
    value,
    range: rangeText(fact.value) ?? 'no reference range',
    days: daysFromText(daysFromTreatment),
    note: sameDayOrderUnknown ? 'which came first, value or treatment, is not recorded' : null,
    ...rows,
  };
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const plainWords = (text: string, { zone }: Moment): string => plainDates(plainUnits(text), zone);

function gradeOf(grade: CtcaeGrade, moment: Moment): Pick<LaboratoryRow, 'grade' | 'isGraded' | 'by'> {
  if (!grade.gradable) {
    const by = plainWords(grade.notGradable.replace(/^not gradable /, ''), moment);
    return { grade: 'not gradable', isGraded: false, by };
  }
  const word = grade.grade === 0 ? 'no grade reached' : `grade ${grade.grade}`;
  return { grade: word, isGraded: true, by: plainWords(`${grade.term}: ${grade.by}`, moment) };
}

const anticoagulationText = (fact: Fact<boolean>): string =>
  fact.known
    ? `anticoagulants recorded: ${fact.sources.map(({ asRecorded, reference }) => `${asRecorded} (${reference})`).join('; ')}`
    : fact.because;
