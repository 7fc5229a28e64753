import { sideOf } from '../../../chart/limit.ts';
import { formatAge } from '../../dates.ts';
import { plainUnits } from '../../figure.ts';
import type { Moment } from '../../moment.ts';
import { plainDates } from '../../plainDates.ts';
import { dayText } from '../dayText.ts';
import { lastMarks, type TrendMark, type TrendModel } from './trendModel.ts';
import { valueText } from './valueText.ts';

/** What is to be seen in the picture of a trend, the last value first. */
export const trendWords = (model: TrendModel, moment: Moment): readonly string[] => [
  lastText(model, moment),
  ...courseText(model, moment),
  ...kindsText(model),
];

/** What is not to be seen in it. A line that ends well must not hide that the criteria cannot use its last value. */
export const trendRemarks = ({ notDrawn, fact }: TrendModel, { zone }: Moment): readonly string[] => [
  ...(fact.known ? [] : [`Counts as unknown: ${plainUnits(plainDates(fact.because, zone))}.`]),
  ...(notDrawn.length === 0 ? [] : [`Listed and not drawn: ${notDrawn.length}.`]),
];

function lastText(model: TrendModel, moment: Moment): string {
  const [last, ...others] = lastMarks(model);
  if (!last) return `No value can be drawn. ${capitalized(limitWords(model))}.`;
  const when = whenText(last, moment);
  if (others.length > 0) {
    const values = [last, ...others].map((mark) => valueText(mark, model)).join(' and ');
    return `The last values drawn contradict each other: ${values}, ${when}. ${capitalized(limitWords(model))}.`;
  }
  const preliminary = last.standing === 'preliminary' ? ', preliminary' : '';
  return `Last value drawn: ${valueText(last, model)}, ${when}${preliminary}, ${sideText(last, model)}.`;
}

const whenText = ({ reading: { source } }: TrendMark, { asOf, zone }: Moment): string =>
  `${dayText(source.recordedAt, zone)} (${formatAge(source.recordedAt, asOf, zone)})`;

const SIDES = { keeps: 'within', fails: 'beyond', undecided: 'perhaps within, perhaps beyond' };

function sideText({ reading }: TrendMark, model: TrendModel): string {
  const { inForce, words } = model.limits;
  if (inForce === null) return limitWords(model);
  return `${SIDES[sideOf(reading.measure.interval, inForce)]} the limit (${words})`;
}

const limitWords = ({ limits: { words } }: TrendModel): string =>
  words === null ? 'no criterion limits it' : `the limit is ${words}`;

function courseText(model: TrendModel, { zone }: Moment): readonly string[] {
  const { marks } = model;
  const [first] = marks;
  if (!first || marks.length < 2) return [];
  const lowest = marks.reduce((a, b) => (b.low < a.low ? b : a));
  const highest = marks.reduce((a, b) => (b.high > a.high ? b : a));
  const since = dayText(first.reading.source.recordedAt, zone);
  return [
    `${marks.length} values since ${since}, lowest ${valueText(lowest, model)}, highest ${valueText(highest, model)}.`,
  ];
}

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function kindsText({ marks }: TrendModel): readonly string[] {
  const kinds: readonly (readonly [number, string])[] = [
    [count(marks, ({ standing }) => standing === 'preliminary'), 'preliminary (hollow)'],
    [count(marks, ({ standing }) => standing === 'corrected'), 'corrected (square)'],
    [count(marks, ({ shape }) => shape === 'at-most' || shape === 'at-least'), 'known only as a bound (arrow)'],
    [count(marks, ({ isContradicted }) => isContradicted), 'contradicted by another of the same time (cross)'],
  ];
  const said = kinds.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return said.length > 0 ? [`Of these: ${said.join(', ')}.`] : [];
}

const count = (marks: readonly TrendMark[], is: (mark: TrendMark) => boolean): number => marks.filter(is).length;
