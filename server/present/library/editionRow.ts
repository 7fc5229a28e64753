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

/** The limit of an edition; "correctable to" stands in both lines where the series says so. */
export function limitOf({ rule, correctable }: Criterion, { limit }: Edition): LimitLines | null {
  if (rule.kind !== 'number' || !limit) return null;
  const lines = limitLines(limit, rule.input);
  if (!correctable) return lines;
  return { ...lines, conventional: `correctable to ${lines.conventional}`, si: `correctable to ${lines.si}` };
}

/** "1 Sep 2020": a date of the rules, which no time zone shifts. */
export const dateText = (date: string): string => formatFhirDate(date, DEFAULT_POLICY.timeZone);
