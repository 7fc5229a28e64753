import type { AuditReport } from '../../../audit/auditReport.ts';
import type { ChartPoint, PChart } from '../../../audit/pChart.ts';
import { controlChart, monthsWithheld } from '../summary.ts';
import { percent } from './numbers.ts';
import { groupTitle } from './words.ts';

const WIDTH = 760;
const HEIGHT = 240;
const LEFT = 40;
const BOTTOM = 28;
const TOP = 12;
const MOST_LABELS = 12;

const y = (share: number): number => Number((TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)).toFixed(1));

/** The row of a month in the table above the chart. */
export const monthAnchor = (month: string): string => `month-${month}`;

/** The p-chart as a drawing whose points lead to the rows of their months; the same numbers in words for whoever cannot see it. */
export function controlChartFigure(report: AuditReport): string {
  const [chart, withheld] = [controlChart(report), monthsWithheld(report)];
  if (!chart && withheld.length > 0) return '<p>The share of each month is withheld, so there is no control chart.</p>';
  if (!chart) return '<p>No month has a documented case, so there is no control chart.</p>';
  const { points, center } = chart;
  const step = (WIDTH - LEFT - 8) / points.length;
  const x = (index: number): number => Number((LEFT + step * (index + 0.5)).toFixed(1));
  const bands = points.map(({ lower, upper }, i) => {
    const left = (LEFT + step * i).toFixed(1);
    return `<rect class="band" x="${left}" y="${y(upper)}" width="${step.toFixed(1)}" height="${(y(lower) - y(upper)).toFixed(1)}"/>`;
  });
  const parts = [
    ...[0, 0.25, 0.5, 0.75, 1].map(scaleLine),
    ...bands,
    `<line class="mid" x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(center)}" y2="${y(center)}"/>`,
    `<polyline class="path" points="${points.map(({ share }, i) => `${x(i)},${y(share)}`).join(' ')}"/>`,
    ...points.map((point, i) => dot(point, x(i), y(point.share))),
    ...points.map(({ month }, i) => label(month, x(i), i, points.length)),
  ];
  return `<figure class="chart" tabindex="0" role="group" aria-label="Control chart of adherence by month"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Share of documented cases that are adherent, by month">${parts.join('')}</svg></figure><p class="small">${words(chart, withheld)}</p>${limitsTable(points)}`;
}

/** What the band shows, for whoever wants the numbers. */
function limitsTable(points: readonly ChartPoint[]): string {
  const rows = points.map(
    (point) =>
      `<tr><th scope="row">${groupTitle(point.month)}<td>${shareOf(point)}<td>${limitsOf(point)}${point.outside ? ', outside' : ''}</tr>`,
  );
  return `<details class="more"><summary>Limits of each month</summary><table class="facts"><thead><tr><th scope="col">Month<th scope="col">Adherent of documented<th scope="col">Limits</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

const shareOf = ({ n, of, share }: ChartPoint): string => `${n} of ${of} (${percent(share)}%)`;
const limitsOf = ({ lower, upper }: ChartPoint): string => `${percent(lower)} to ${percent(upper)}%`;

const scaleLine = (share: number): string =>
  `<line class="grid" x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(share)}" y2="${y(share)}"/><text x="0" y="${y(share) + 4}">${share * 100}%</text>`;

const label = (month: string, x: number, index: number, count: number): string =>
  index % Math.ceil(count / MOST_LABELS) === 0
    ? `<text x="${x}" y="${HEIGHT - 8}" text-anchor="middle">${groupTitle(month)}</text>`
    : '';

/** A point outside the limits is a square, and larger: never told by color alone. */
function dot(point: ChartPoint, x: number, at: number): string {
  const { month, outside } = point;
  const name = `${groupTitle(month)}: ${shareOf(point)}${outside ? ', outside the limits' : ''}`;
  const shape = outside
    ? `<rect class="out" x="${x - 6}" y="${at - 6}" width="12" height="12"/>`
    : `<circle class="dot" cx="${x}" cy="${at}" r="4"/>`;
  return `<a href="#${monthAnchor(month)}" aria-label="${name}"><title>${name}</title><circle cx="${x}" cy="${at}" r="12" fill="none" pointer-events="all"/>${shape}</a>`;
}

function words({ center, isOfAll, points }: PChart, withheld: readonly string[]): string {
  const outside = points.filter((point) => point.outside).map(({ month }) => groupTitle(month));
  const shown = withheld.length === 0 ? 'no month' : 'no month shown';
  const signal = outside.length === 0 ? `${shown} lies outside` : `outside: ${outside.join(', ')}`;
  const over = isOfAll ? 'over all months' : 'over the months shown';
  const missing = withheld.length === 0 ? '' : ` Withheld: ${withheld.map(groupTitle).join(', ')}.`;
  return `Of documented cases ${percent(center)}% are adherent ${over} (broken line). Band: what chance alone would leave (three standard errors), wider for months with few cases; ${signal}.${missing}`;
}
