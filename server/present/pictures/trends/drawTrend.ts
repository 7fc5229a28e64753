import { axisX, axisY, dot, line, type Markish, rect, ruleX, ruleY, text } from '@observablehq/plot';
import { drawSvg } from '../drawSvg.ts';
import { type PlotTime, plotTime } from '../plotTime.ts';
import { lastMarks, type TrendMark, type TrendModel } from './trendModel.ts';
import { numbersText } from './valueText.ts';

const WIDTH = 330;
const HEIGHT = 200;
const LETTER_ROW = 13;

/** The picture of a trend: look-back behind, then procedures, limits, and the values on top. */
export function drawTrend(model: TrendModel, pictureId: string, zone: string): string {
  const { span, domain, procedures } = model;
  const at = plotTime(span.to, zone);
  const rows = Math.max(0, ...procedures.map(({ level }) => level + 1));
  return drawSvg(
    {
      width: WIDTH,
      height: HEIGHT,
      marginLeft: 44,
      marginRight: 44,
      marginTop: 10 + LETTER_ROW * rows,
      marginBottom: 36,
      x: { type: 'utc', domain: [at(span.from), at(span.to)], label: null },
      y: { domain: [...domain], label: null },
      marks: [
        lookBack(model, at),
        axisX({ ticks: 4, className: 'axis', tickSize: 4 }),
        axisY({ ticks: 4, className: 'axis', tickSize: 0, tickPadding: 6 }),
        ...procedureMarks(model, at),
        ...limitMarks(model, at),
        ...valueMarks(model, at),
      ],
    },
    pictureId,
  );
}

const lookBack = ({ lookBack: { from }, span, domain: [low, high] }: TrendModel, at: PlotTime): Markish =>
  rect([{ from: at(from), to: at(span.to), low, high }], {
    x1: 'from',
    x2: 'to',
    y1: 'low',
    y2: 'high',
    className: 'look-back',
  });

function procedureMarks({ procedures, domain: [low, high] }: TrendModel, at: PlotTime): readonly Markish[] {
  const rules = procedures.map((each) => ({ ...each, start: at(each.from), end: at(each.to), low, high }));
  return [
    rect(
      rules.filter(({ from, to }) => to - from > A_DAY),
      { x1: 'start', x2: 'end', y1: 'low', y2: 'high', className: 'procedure-band' },
    ),
    ruleX(rules, { x: 'start', className: 'procedure' }),
    // One mark a row: the distance from the frame is the same for all texts of a mark.
    ...[0, 1, 2].map((level) =>
      text(
        rules.filter((rule) => rule.level === level),
        { x: 'start', frameAnchor: 'top', text: 'letter', dy: -8 - LETTER_ROW * level, className: 'procedure-letter' },
      ),
    ),
  ];
}

const A_DAY = 25 * 3_600_000;

function limitMarks({ limits, span }: TrendModel, at: PlotTime): readonly Markish[] {
  return limits.marks.flatMap(({ at: value, label, isOwn, labelAbove }) => [
    ruleY([value], { className: isOwn ? 'limit limit-own' : 'limit' }),
    text([{ x: at(span.from), y: value }], {
      x: 'x',
      y: 'y',
      text: () => label,
      textAnchor: 'start',
      dx: 3,
      dy: labelAbove ? -7 : 8,
      className: 'limit-label',
    }),
  ]);
}

function valueMarks(model: TrendModel, at: PlotTime): readonly Markish[] {
  const marks = model.marks.map((mark) => ({ ...mark, x: at(mark.from), x2: at(mark.to) }));
  const isPlain = ({ shape, isContradicted }: TrendMark): boolean => shape === 'point' && !isContradicted;
  const dots = (className: string, symbol: 'circle' | 'square' | 'times', is: (mark: TrendMark) => boolean) =>
    dot(marks.filter(is), { x: 'x', y: 'low', r: 3.5, symbol, className });
  const standing = (wanted: TrendMark['standing']) => (mark: TrendMark) => isPlain(mark) && mark.standing === wanted;
  return [
    line(marks, { x: 'x', y: (mark: TrendMark) => (isPlain(mark) ? mark.low : Number.NaN), className: 'path' }),
    ...boundMarks(marks),
    dots('value', 'circle', standing('final')),
    dots('value', 'square', standing('corrected')),
    dots('value preliminary', 'circle', standing('preliminary')),
    dots('value contradicted', 'times', (mark) => mark.shape === 'point' && mark.isContradicted),
    lastLabel(model, at),
  ];
}

interface PlacedMark extends TrendMark {
  readonly x: Date;
  readonly x2: Date;
}

/** A bound is a short line with an arrow to the side on which the value lies; a value of a vague date a line through its time. */
function boundMarks(marks: readonly PlacedMark[]): readonly Markish[] {
  const shaped = (shape: TrendMark['shape']) => marks.filter((mark) => mark.shape === shape);
  const arrow = (shape: 'at-most' | 'at-least', pointing: 1 | -1) =>
    dot(shaped(shape), {
      x: 'x',
      y: 'low',
      symbol: triangle(pointing),
      r: ARROW,
      dy: pointing * 5,
      className: 'bound',
    });
  return [
    arrow('at-most', 1),
    arrow('at-least', -1),
    ruleX(shaped('range'), { x: 'x', y1: 'low', y2: 'high', className: 'range' }),
    ruleY(
      marks.filter(({ from, to }) => to > from),
      { y: 'low', x1: 'x', x2: 'x2', className: 'range' },
    ),
  ];
}

const ARROW = 4.5;

/** Drawn, because not every font has the sign. */
const triangle = (pointing: 1 | -1) => ({
  draw: (path: Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath'>): void => {
    path.moveTo(-ARROW, -ARROW * pointing);
    path.lineTo(ARROW, -ARROW * pointing);
    path.lineTo(0, ARROW * pointing);
    path.closePath();
  },
});

/** The last value as a number, beside the frame so that it hides no other. */
const lastLabel = (model: TrendModel, at: PlotTime): Markish =>
  text(lastMarks(model), {
    x: ({ to }: TrendMark) => at(to),
    y: 'high',
    text: (mark: TrendMark) => numbersText(mark, model.limits.inForce?.value ?? null),
    textAnchor: 'start',
    dx: 7,
    className: 'last-value',
  });
