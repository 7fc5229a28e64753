import type { ChartPoint, PChart } from '../../../audit/pChart.ts';
import { percent } from './numbers.ts';

const WIDTH = 760;
const HEIGHT = 260;
const LEFT = 48;
const BOTTOM = 36;
const TOP = 12;

/** The p-chart as a drawing, with the same numbers in words for whoever cannot see it. */
export function controlChartFigure(chart: PChart | null): string {
  if (!chart) return '<p>No month has a documented case, so there is no control chart.</p>';
  const { points, center } = chart;
  const step = (WIDTH - LEFT - 12) / Math.max(1, points.length);
  const x = (index: number): string => (LEFT + step * (index + 0.5)).toFixed(1);
  const y = (share: number): string => (TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const limits = points.map((point, i) => limitMarks(point, LEFT + step * i, step, y));
  const path = points.map(({ share }, i) => `${x(i)},${y(share)}`).join(' ');
  const dots = points.map((point, i) => dot(point, x(i), y(point.share)));
  const months = points.map(
    ({ month }, i) => `<text x="${x(i)}" y="${HEIGHT - 12}" text-anchor="middle">${month.slice(2)}</text>`,
  );
  const scale = [0, 0.5, 1].map((share) => `<text x="4" y="${y(share)}">${share * 100}%</text>`);
  const middle = `<line x1="${LEFT}" x2="${WIDTH}" y1="${y(center)}" y2="${y(center)}" stroke="currentColor" stroke-dasharray="2 3"/>`;
  return `<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Control chart of the share of documented cases that are adherent, by month">${scale.join('')}${middle}${limits.join('')}<polyline points="${path}" fill="none" stroke="currentColor"/>${dots.join('')}${months.join('')}</svg><figcaption>${words(chart)}</figcaption></figure>`;
}

const limitMarks = ({ lower, upper }: ChartPoint, left: number, step: number, y: (share: number) => string): string =>
  [lower, upper]
    .map(
      (limit) =>
        `<line x1="${left.toFixed(1)}" x2="${(left + step).toFixed(1)}" y1="${y(limit)}" y2="${y(limit)}" stroke="currentColor" opacity=".6"/>`,
    )
    .join('');

/** A point outside the limits is a square, and larger: never told by color alone. */
function dot({ month, n, of, share, outside }: ChartPoint, x: string, y: string): string {
  const title = `<title>${month}: ${n} of ${of} (${percent(share)}%)${outside ? ', outside the limits' : ''}</title>`;
  if (!outside) return `<circle cx="${x}" cy="${y}" r="4" fill="currentColor">${title}</circle>`;
  return `<rect x="${Number(x) - 6}" y="${Number(y) - 6}" width="12" height="12" fill="currentColor">${title}</rect>`;
}

function words({ center, points }: PChart): string {
  const outside = points.filter((point) => point.outside).map(({ month }) => month);
  const signal = outside.length === 0 ? 'no month lies outside' : `outside: ${outside.join(', ')}`;
  return `Of documented cases ${percent(center)}% are adherent over all months. Lines: what chance alone would leave (three standard errors), wider for months with few cases; ${signal}.`;
}
