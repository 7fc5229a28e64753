import { axisX, dot, frame, type Markish, rect, ruleY, text } from '@observablehq/plot';
import type { Moment } from '../../moment.ts';
import type { Lane } from '../chartEvent.ts';
import { drawSvg } from '../drawSvg.ts';
import { type PlotTime, plotTime } from '../plotTime.ts';
import { shorten } from '../shorten.ts';
import type { TimelineModel } from './timelineModel.ts';
import { datesText, LANE_TITLES } from './timelineWords.ts';

interface Layout {
  readonly width: number;
  readonly rowHeight: number;
  readonly marginLeft: number;
  /** From the top of a row to what it shows. */
  readonly markAt: number;
  readonly titleLetters: number;
  readonly letters: number;
}

/** Where there is no room beside the marks, the words of a row stand above them. */
export const NARROW: Layout = { width: 330, rowHeight: 54, marginLeft: 8, markAt: 40, titleLetters: 44, letters: 48 };
export const WIDE: Layout = { width: 680, rowHeight: 38, marginLeft: 302, markAt: 16, titleLetters: 42, letters: 44 };

const SYMBOLS = {
  diagnosis: 'diamond',
  'liver-metastasis': 'triangle',
  elsewhere: 'star',
  procedure: 'square',
  drug: 'circle',
} as const satisfies Record<Lane, string>;

export function drawTimeline(model: TimelineModel, layout: Layout, pictureId: string, moment: Moment): string {
  const { rows, span } = model;
  const { width, rowHeight, marginLeft } = layout;
  const height = rows.length * rowHeight;
  const at = plotTime(span.to, moment.zone);
  return drawSvg(
    {
      width,
      height: height + 44,
      marginLeft,
      marginRight: 12,
      marginTop: 6,
      marginBottom: 38,
      x: { type: 'utc', domain: [at(span.from), at(span.to)], label: null },
      y: { type: 'linear', domain: [height, 0], axis: null },
      marks: [
        axisX({ ticks: width / 110, className: 'axis', tickSize: 4 }),
        frame({ anchor: 'bottom', className: 'frame' }),
        ...rowLines(model, layout, at),
        ...labels(model, layout, moment),
        ...eventMarks(model, layout, at),
      ],
    },
    pictureId,
  );
}

const rowLines = ({ rows, span }: TimelineModel, { rowHeight, markAt }: Layout, at: PlotTime): readonly Markish[] => [
  ruleY(
    rows.map((_, index) => index * rowHeight + markAt),
    { x1: at(span.from), x2: at(span.to), className: 'row-line' },
  ),
];

function labels(
  { rows }: TimelineModel,
  { rowHeight, marginLeft, titleLetters, letters }: Layout,
  moment: Moment,
): readonly Markish[] {
  const lines = rows.flatMap((row, index) => [
    { y: index * rowHeight + 8, text: `${LANE_TITLES[row.lane]}${datesText(row, moment)}`, isFirst: true },
    { y: index * rowHeight + 23, text: row.name, isFirst: false },
  ]);
  const write = (isFirst: boolean, className: string): Markish =>
    text(
      lines.filter((each) => each.isFirst === isFirst),
      {
        y: 'y',
        text: (each: { text: string }) => shorten(each.text, isFirst ? titleLetters : letters),
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 4 - marginLeft,
        className,
      },
    );
  return [write(true, 'row-title'), write(false, 'row-name')];
}

/** A date is a shape of its kind; a month or a year is a bar as long as what is not known. */
function eventMarks({ rows }: TimelineModel, { rowHeight, markAt }: Layout, at: PlotTime): readonly Markish[] {
  return rows.flatMap(({ lane, isDoubtful, events }, index) => {
    const y = index * rowHeight + markAt;
    const className = `event event-${lane}${isDoubtful ? ' doubtful' : ''}`;
    const vague = events.filter(({ when }) => when.to - when.from > A_DAY);
    const precise = events.filter((event) => !vague.includes(event));
    return [
      rect(
        vague.map(({ when }) => ({ x1: at(when.from), x2: at(when.to), y1: y - 5, y2: y + 5 })),
        { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', className },
      ),
      dot(
        precise.map(({ when }) => ({ x: at(when.from), y })),
        { x: 'x', y: 'y', r: 5, symbol: SYMBOLS[lane], className },
      ),
    ];
  });
}

const A_DAY = 25 * 3_600_000;
