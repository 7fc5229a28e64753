import type { Input } from '../chart/input.ts';
import { STATEMENTS } from '../chart/inputs/attestations.ts';
import { measuredInput } from '../chart/inputs/index.ts';
import { DEFAULT_POLICY, type Policy } from '../chart/policy.ts';
import type { Citation } from '../criteria/citation.ts';
import { type Criterion, editionAt } from '../criteria/criterion.ts';
import { limitInForce } from '../criteria/limitInForce.ts';
import { limitInForceText, limitText } from '../criteria/rules/number.ts';
import { criterionInput } from './criterionInput.ts';
import { formatFhirDate } from './dates.ts';
import { plainUnits } from './figure.ts';

/** What a page says about a criterion besides one patient's result. */
export interface CriterionInfo {
  /** "at most 2 mg/dL", "correctable to at most 1.5", "the patient prefers radioembolization" */
  readonly asksFor: string;
  /** "published: at most 2 mg/dL", and the site's own; empty for a criterion without a number. */
  readonly limits: readonly string[];
  readonly rationale: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** "in force from 1 Sep 2020, last reviewed 23 Nov 2026" */
  readonly edition: string;
  readonly howRead: string;
  /** How long a value counts, and that the site decided so. */
  readonly lookBack: string;
}

/** In the edition in force at `asOf` (ISO instant). */
export function criterionInfo(criterion: Criterion, policy: Policy, asOf: string): CriterionInfo {
  const { effectiveFrom, lastReviewed, citations } = editionAt(criterion, asOf);
  const input = criterionInput(criterion);
  const [from, reviewed] = [effectiveFrom, lastReviewed].map((date) => formatFhirDate(date, policy.timeZone));
  return {
    asksFor: asksFor(criterion, asOf, policy),
    limits: limitLines(criterion, asOf, policy),
    rationale: criterion.rationale,
    citations,
    edition: `in force from ${from}, last reviewed ${reviewed}`,
    howRead: plainUnits(input.howRead),
    lookBack: lookBackText(input, policy),
  };
}

/** What a criterion asks for in a few words, as in force at `asOf` (ISO instant); a site's own limit with the series' beside it. */
export function asksFor(criterion: Criterion, asOf: string, policy: Pick<Policy, 'limits'> = DEFAULT_POLICY): string {
  const { rule } = criterion;
  switch (rule.kind) {
    case 'histology':
      return 'leiomyosarcoma';
    case 'liver-metastasis':
      return 'an active liver metastasis';
    case 'attested':
      return STATEMENTS[rule.input];
    case 'number': {
      const inForce = limitInForce(criterion, asOf, policy);
      if (!inForce) throw new TypeError(`criterion ${criterion.id} states no limit`);
      const { unit } = measuredInput(rule.input);
      const words = plainUnits(limitInForceText(inForce, unit));
      return criterion.correctable ? `correctable to ${words}` : words;
    }
  }
}

function limitLines(criterion: Criterion, asOf: string, policy: Policy): readonly string[] {
  const inForce = limitInForce(criterion, asOf, policy);
  if (!inForce || criterion.rule.kind !== 'number') return [];
  const { unit } = measuredInput(criterion.rule.input);
  const { limit, published } = inForce;
  const lines = published
    ? [`published: ${limitText(published, unit)}`, `this site’s own (site policy): ${limitText(limit, unit)}`]
    : [`published: ${limitText(limit, unit)}`, 'this site has set none of its own'];
  return lines.map(plainUnits);
}

function lookBackText({ lookBack }: Input, policy: Policy): string {
  const counts = lookBack ? `A value counts for ${policy.lookBackDays[lookBack]} days` : 'A value of any age counts';
  return `${counts}: site policy, because the published series state no look-back.`;
}
