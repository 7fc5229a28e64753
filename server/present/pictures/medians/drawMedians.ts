import { axisX, dot, frame, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { drawSvg } from '../drawSvg.ts';
import { shorten } from '../shorten.ts';
import type { MedianPanel, MedianRow } from './medianPanels.ts';
import { medianText } from './medianWords.ts';

const WIDTH = 330;
const ROW = 64;
const MARK_AT = 48;
const TITLE_LETTERS = 42;
const LETTERS = 47;

interface Placed extends MedianRow {
  readonly y: number;
}

/** One panel: each group a row, its words above its bar. */
export function drawMedians({ rows }: MedianPanel, pictureId: string): string {
  const placed = rows.map((row, index): Placed => ({ ...row, y: index * ROW + MARK_AT }));
  const end = 1.08 * Math.max(12, ...rows.map(lengthOf));
  const height = rows.length * ROW;
  return drawSvg(
    {
      width: WIDTH,
      height: height + 46,
      marginLeft: 8,
      marginRight: 14,
      marginTop: 4,
      marginBottom: 42,
      x: { domain: [0, end], label: null },
      y: { type: 'linear', domain: [height, 0], axis: null },
      marks: [
        axisX({ ticks: 5, className: 'axis', tickSize: 4, label: 'months', labelAnchor: 'center', labelArrow: 'none' }),
        frame({ anchor: 'bottom', className: 'frame' }),
        ruleX([0], { className: 'frame' }),
        ...words(placed),
        ...intervals(placed),
        ...medians(placed, end),
      ],
    },
    pictureId,
  );
}

/** A median that is not reached lies beyond the last time anybody was seen. */
const lengthOf = ({ median, high, followedTo }: MedianRow): number =>
  median === 'not-reached' ? (followedTo ?? 0) : Math.max(median, high ?? 0);

function words(rows: readonly Placed[]): readonly Markish[] {
  const write = (line: (row: Placed) => string, most: number, dy: number, className: string): Markish =>
    text(rows, {
      y: 'y',
      text: (row: Placed) => shorten(line(row), most),
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: 4,
      dy,
      className,
    });
  return [
    write(titleOf, TITLE_LETTERS, 8 - MARK_AT, 'row-title'),
    write(({ group }) => group, LETTERS, 23 - MARK_AT, 'row-name'),
  ];
}

function titleOf({ publication, n, problems }: Placed): string {
  const patients = n === null ? '' : `, n = ${n}`;
  return `${publication}${patients}${problems.length > 0 ? ` ! ${problems.map(({ id }) => id).join(', ')}` : ''}`;
}

/** An end that was cut off at zero is no end: a dotted line runs out to it. */
function intervals(rows: readonly Placed[]): readonly Markish[] {
  const spans = rows.flatMap(({ y, low, high, median }) =>
    high === null || median === 'not-reached' ? [] : [{ y, from: low ?? median, to: high }],
  );
  const cut = rows.flatMap(({ y, isCut, median }) => (isCut && median !== 'not-reached' ? [{ y, median }] : []));
  const ends = rows.flatMap(({ y, low, high }) => [low, high].flatMap((x) => (x === null ? [] : [{ x, y }])));
  return [
    ruleY(cut, { y: 'y', x1: 0, x2: 'median', className: 'interval cut' }),
    ruleY(spans, { y: 'y', x1: 'from', x2: 'to', className: 'interval' }),
    ruleX(ends, { x: 'x', y1: ({ y }: Placed) => y - 5, y2: ({ y }: Placed) => y + 5, className: 'interval' }),
  ];
}

function medians(rows: readonly Placed[], end: number): readonly Markish[] {
  const reached = rows.filter(({ median }) => median !== 'not-reached');
  const shaped = (standing: MedianRow['standing'], symbol: 'circle' | 'square', className: string): Markish =>
    dot(
      reached.filter((row) => row.standing === standing),
      { x: 'median', y: 'y', r: 4.5, symbol, className },
    );
  return [
    shaped('as-printed', 'circle', 'median'),
    shaped('corrected', 'square', 'median'),
    shaped('doubted', 'circle', 'median doubtful'),
    text(reached, { x: 'median', y: 'y', text: medianText, dy: -11, className: 'median-label' }),
    ...notReached(rows, end),
  ];
}

/** Beyond the last death nothing is known: an arrow that leaves the picture, and the words. */
function notReached(rows: readonly Placed[], end: number): readonly Markish[] {
  const open = rows.filter(({ median }) => median === 'not-reached');
  return [
    ruleY(open, { y: 'y', x1: 0, x2: end, className: 'interval cut' }),
    text(open, {
      x: () => end,
      y: 'y',
      text: () => 'not reached ▷',
      textAnchor: 'end',
      dy: -9,
      className: 'median-label',
    }),
  ];
}
