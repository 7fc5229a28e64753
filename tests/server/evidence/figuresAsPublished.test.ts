import { describe, expect, it } from 'vitest';
import { printedFigures } from '../../../server/evidence/checks/figures.ts';
import { PUBLICATIONS } from '../../../server/evidence/library.ts';
import type { Outcome } from '../../../server/evidence/outcome.ts';
import type { Counts, Rates, Result, TimeToEvent } from '../../../server/evidence/result.ts';
import { FIGURES_AS_PUBLISHED } from './figuresAsPublished.ts';

/** "MOF-T2-01: n 9, median 22, CI 4.7-39.3, P 0.763"; nothing for a result in words. */
function line(outcome: Outcome): readonly string[] {
  const { n, result } = printedFigures(outcome);
  const parts = [n === null ? '' : `n ${n}`, ...figures(result)].filter((part) => part !== '');
  return result.kind === 'finding' ? [] : [`${outcome.id}: ${parts.join(', ')}`];
}

function figures(result: Result): readonly string[] {
  switch (result.kind) {
    case 'time-to-event':
      return times(result);
    case 'counts':
      return [counts(result)];
    case 'rates':
      return rates(result);
    case 'finding':
      return [];
  }
}

const times = ({ medianMonths, ci95Months, rangeMonths, survivalPercent, p }: TimeToEvent): readonly string[] => [
  medianMonths === null ? '' : `median ${medianMonths}`,
  ci95Months ? `CI ${ci95Months.join('-')}` : '',
  rangeMonths ? `range ${rangeMonths.join('-')}` : '',
  ...Object.entries(survivalPercent ?? {}).map(([year, percent]) => `${year} ${percent}`),
  p?.replace(/^([\d.]+).*|.*/, (_, value?: string) => (value ? `P ${value}` : '')) ?? '',
];

const counts = (result: Counts): string =>
  `${result.counts.map(({ n, printedPercent: percent }) => (percent === undefined ? n : `${n} (${percent})`)).join(' ')} of ${result.of}`;

const rates = (result: Rates): readonly string[] =>
  result.rates.map(({ percent, of }) => (of === null ? `${percent} %` : `${percent} % of ${of}`));

describe('the figures of the library', () => {
  it('are those of the publications, every one that is a number', () => {
    const held = PUBLICATIONS.flatMap(({ outcomes }) => outcomes.flatMap(line));
    expect(held.toSorted()).toEqual(FIGURES_AS_PUBLISHED.toSorted());
  });
});
