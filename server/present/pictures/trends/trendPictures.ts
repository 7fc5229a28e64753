import type { Fact } from '../../../chart/fact.ts';
import type { Trend } from '../../../chart/trend.ts';
import type { Assessment } from '../../assessment.ts';
import { formatFhirDate } from '../../dates.ts';
import { unitText } from '../../figure.ts';
import { inputTitle } from '../../inputTitles.ts';
import type { Moment } from '../../moment.ts';
import { chartEvents } from '../chartEvent.ts';
import type { Picture } from '../picture.ts';
import { drawTrend } from './drawTrend.ts';
import { type ProcedureMark, procedureMarks } from './procedureMarks.ts';
import { type TrendModel, trendModel } from './trendModel.ts';
import { trendSpan } from './trendSpan.ts';
import { drawnTable, notDrawnTables } from './trendTables.ts';
import { trendRemarks, trendWords } from './trendWords.ts';

/** The laboratory values of a patient over time: one picture each, all over the same stretch of time. */
export interface TrendPictures {
  readonly pictures: readonly Picture[];
  /** What the letters at the top of each picture stand for. */
  readonly procedures: readonly ProcedureKey[];
  /** Site policy. */
  readonly lookBackDays: number;
  /** Why procedures may be missing; `null` when nothing speaks for it. */
  readonly incomplete: string | null;
  /** Values of which nothing is recorded. */
  readonly absent: readonly AbsentTrend[];
}

export interface ProcedureKey {
  readonly letter: string;
  readonly names: string;
  readonly date: string;
}

interface AbsentTrend {
  readonly title: string;
  readonly because: string;
}

export function trendPictures(assessment: Assessment): TrendPictures {
  const { asOf, policy, facts } = assessment;
  const moment = { asOf, zone: policy.timeZone };
  const { shown, absent } = sorted(assessment.trends);
  const span = trendSpan(shown, moment);
  const procedures = procedureMarks(chartEvents(facts, 'procedure', moment), span);
  return {
    pictures: shown.map((trend) => trendPicture(trendModel(trend, assessment, span, procedures), moment)),
    procedures: procedures.map((mark) => procedureKey(mark, moment)),
    incomplete: incompleteText(facts['prior-liver-procedures']),
    lookBackDays: policy.lookBackDays.laboratory,
    absent: absent.map(({ id }) => ({
      title: capitalized(inputTitle(id)),
      because: becauseOf(facts[id]),
    })),
  };
}

const becauseOf = (fact: Fact<unknown>): string => (fact.known ? 'no result can be placed in time' : fact.because);

const incompleteText = (fact: Fact<unknown>): string | null =>
  !fact.known && fact.why === 'not-readable' ? fact.because : null;

function sorted(trends: readonly Trend[]): { readonly shown: readonly Trend[]; readonly absent: readonly Trend[] } {
  const isEmpty = ({ readings, setAside }: Trend): boolean => readings.length + setAside.length === 0;
  return { shown: trends.filter((trend) => !isEmpty(trend)), absent: trends.filter(isEmpty) };
}

function trendPicture(model: TrendModel, moment: Moment): Picture {
  const id = `trend-${model.id}`;
  const unit = unitText(model.unit);
  return {
    id,
    title: `${capitalized(model.title)}${unit === '' ? '' : `, ${unit}`}`,
    words: trendWords(model, moment),
    isLabelled: false,
    remarks: trendRemarks(model, moment),
    drawings: model.marks.length > 0 ? [{ shownAt: 'any width', svg: drawTrend(model, id, moment.zone) }] : [],
    table: drawnTable(model, moment),
    others: notDrawnTables(model, moment),
  };
}

function procedureKey({ letter, events }: ProcedureMark, { zone }: Moment): ProcedureKey {
  const names = [...new Set(events.map(({ name, doubt }) => (doubt === null ? name : `${name} (${doubt})`)))];
  return { letter, names: names.join('; '), date: formatFhirDate(events[0]?.source.recordedAt ?? '', zone) };
}

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
