import { DEFAULT_POLICY } from '../../chart/policy.ts';
import type { Citation } from '../../criteria/citation.ts';
import { type Criterion, type Edition, editionAt } from '../../criteria/criterion.ts';
import { formatFhirDate } from '../dates.ts';
import { type LimitLines, limitLines } from './limitLines.ts';

/** One edition of a criterion: from when, checked when, taken from where. */
export interface EditionRow {
  readonly from: string;
  readonly reviewed: string;
  readonly inForce: boolean;
  /** `null` for a criterion without a number. */
  readonly limit: LimitLines | null;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** All editions, the one in force at `asOf` (ISO instant) marked. */
export function editionRows(criterion: Criterion, asOf: string): readonly EditionRow[] {
  const current = editionAt(criterion, asOf);
  return criterion.editions.map((edition) => ({
    from: dateText(edition.effectiveFrom),
    reviewed: dateText(edition.lastReviewed),
    inForce: edition === current,
    limit: limitOf(criterion, edition),
    citations: edition.citations,
  }));
}

export const limitOf = ({ rule }: Criterion, { limit }: Edition): LimitLines | null =>
  rule.kind === 'number' && limit ? limitLines(limit, rule.input) : null;

/** "1 Sep 2020": a date of the rules, which no time zone shifts. */
export const dateText = (date: string): string => formatFhirDate(date, DEFAULT_POLICY.timeZone);
