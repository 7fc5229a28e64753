import type { Outcome } from '../../evidence/outcome.ts';
import { RESPONSE_CATEGORIES, rate, responseRates } from '../../evidence/responseRates.ts';
import type { Counts, Result } from '../../evidence/result.ts';
import { capitalized, type FigureLayout, type FigureRow, outcomesOf } from './figureTable.ts';
import { intervalText, percentText, rateText } from './percent.ts';

const CATEGORY_WORDS: Readonly<Record<(typeof RESPONSE_CATEGORIES)[number], string>> = {
  PD: 'Progression (PD)',
  SD: 'Stable disease (SD)',
  PR: 'Partial response (PR)',
  CR: 'Complete response (CR)',
};
const RECOMPUTED = ['Objective response (CR or PR), exact 95% CI', 'Disease control (CR, PR or SD), exact 95% CI'];

/** Whether the counts are the four categories of response, of which rates can be computed. */
export const isResponse = (counts: Counts): boolean => responseRates(counts) !== null;

/** Imaging response by one standard at one time: counts by category, and both rates recomputed. */
export function responseLayout(outcomes: readonly Outcome[]): FigureLayout {
  const counted = outcomesOf(outcomes, 'counts');
  const [first] = counted;
  return {
    caption: first ? [titleOf(first.result), first.result.when].filter(Boolean).join(', ') : '',
    rowHead: 'Group',
    columns: [...RESPONSE_CATEGORIES.map((category) => CATEGORY_WORDS[category]), ...RECOMPUTED],
    isGrouped: false,
    rows: counted.map(({ result }) => [{ label: null, cells: responseCells(result) }]),
  };
}

function responseCells(counts: Counts): readonly string[] {
  const rates = responseRates(counts);
  if (!rates) return [];
  const nOf = (category: string) => counts.counts.find(({ label }) => label === category)?.n ?? 0;
  const byCategory = RESPONSE_CATEGORIES.map((category) => `${nOf(category)} of ${counts.of}`);
  return [...byCategory, rateText(rates.objective), rateText(rates.diseaseControl)];
}

/** Counts of any other kind. Shares and intervals are recomputed from the counts. */
export function countLayout(outcomes: readonly Outcome[]): FigureLayout {
  const counted = outcomesOf(outcomes, 'counts');
  return {
    caption: counted[0] ? `${titleOf(counted[0].result)}: counts` : '',
    rowHead: 'What was counted',
    columns: ['Patients', 'Share', 'Exact 95% CI'],
    isGrouped: true,
    rows: counted.map(({ result }) => countRows(result)),
  };
}

/** One case is no estimate: it gets neither share nor interval. */
const countRows = ({ counts, of }: Counts): readonly FigureRow[] =>
  counts.map(({ label, n }) => {
    const { percent, ci95Percent } = rate(n, of);
    const estimate = of === 1 ? ['one case', 'one case'] : [percentText(percent), intervalText(ci95Percent)];
    return { label: capitalized(label), cells: [`${n} of ${of}`, ...estimate] };
  });

/** "Tumor response by mRECIST" */
export function titleOf(result: Result): string {
  const standard = 'standard' in result && result.standard ? ` by ${result.standard}` : '';
  return `${capitalized(result.endpoint)}${standard}`;
}
