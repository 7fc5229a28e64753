import { ORIGIN_WORDS } from '../../../evidence/timeOrigin.ts';
import type { PictureTable } from '../picture.ts';
import type { MedianPanel, MedianRow } from './medianPanels.ts';

/** "Overall survival from liver resection", "Overall survival from a starting point that is not stated (Kim 2017)" */
export function medianTitle({ origin, publication }: MedianPanel): string {
  const whose = publication === null ? '' : ` (${publication})`;
  return `Overall survival ${ORIGIN_WORDS[origin]}${whose}`;
}

export function medianWords({ rows }: MedianPanel): readonly string[] {
  const medians = rows.map((row) => `${row.publication}${nText(row)} ${monthsText(row)}`);
  const kinds: readonly (readonly [string, number])[] = [
    ['corrected (square)', rows.filter(({ standing }) => standing === 'corrected').length],
    ['doubtful (hollow)', rows.filter(({ standing }) => standing === 'doubted').length],
    ['with a known problem (!)', rows.filter(({ problems }) => problems.length > 0).length],
  ];
  const said = kinds.filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}`);
  return [`Median in months: ${medians.join('; ')}.`, ...(said.length > 0 ? [`Of these: ${said.join(', ')}.`] : [])];
}

/** Groups that have no place in the picture. */
export const withoutMedian = ({ without }: MedianPanel): readonly string[] =>
  without.length > 0 ? [`No median is published for: ${without.join('; ')}.`] : [];

const nText = ({ n }: MedianRow): string => (n === null ? '' : ` (n = ${n})`);

/** "9 (up to 21.4)": an end that is only a cut-off is no time that anybody survived. */
function monthsText(row: MedianRow): string {
  const interval = intervalWords(row);
  return `${medianText(row)}${interval === null ? '' : ` (${interval})`}`;
}

export const medianText = ({ median }: MedianRow): string => (median === 'not-reached' ? 'not reached' : `${median}`);

function intervalWords({ low, high, isCut }: MedianRow): string | null {
  if (high === null) return null;
  return isCut ? `up to ${high}` : `${low} to ${high}`;
}

export const medianTable = (panel: MedianPanel): PictureTable => ({
  caption: medianTitle(panel),
  columns: ['Figure', 'Group', 'Median and 95% CI, months'],
  rows: panel.rows.map((row) => [
    `${row.publication}, ${row.outcome}`,
    [`${row.group}${nText(row)}`, ...remarks(row)].join('. '),
    row.isCut ? `${monthsText(row)}; lower end cut off at 0` : monthsText(row),
  ]),
});

const STANDINGS = { 'as-printed': [], corrected: ['Corrected'], doubted: ['Doubtful, shown as printed'] } as const;

const remarks = ({ standing, problems }: MedianRow): readonly string[] => [
  ...STANDINGS[standing],
  ...(problems.length > 0 ? [`Problems: ${problems.map(({ id }) => id).join(', ')}`] : []),
];

/** Each problem once, however many figures it touches. */
export function problemTables({ rows }: MedianPanel): readonly PictureTable[] {
  const problems = new Map(rows.flatMap(({ problems: all }) => all.map((problem) => [problem.id, problem])));
  if (problems.size === 0) return [];
  return [
    {
      caption: 'Known problems',
      columns: ['Problem', 'Printed', 'Correct'],
      rows: [...problems.values()].map(({ id, printed, correct }) => [id, printed, correct]),
    },
  ];
}
