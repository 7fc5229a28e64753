import type { Publication } from '../../evidence/publication.ts';
import { ORIGIN_WORDS } from '../../evidence/timeOrigin.ts';
import type { PageLink } from './criterionEntry.ts';
import { NOT_GIVEN, outcomesOf } from './figureTable.ts';
import { medianText, monthsInterval } from './timeLayout.ts';

/** One group of patients whose survival is counted from several events: the one place where origins meet, and say so. */
export interface OriginComparison {
  readonly caption: string;
  readonly remark: string;
  readonly rows: readonly {
    readonly origin: string;
    readonly median: string;
    readonly interval: string;
    readonly outcome: PageLink;
  }[];
}

/** `null` where a publication counts the survival of its whole series from one event only. */
export function originComparison({ outcomes, n }: Publication): OriginComparison | null {
  const whole = outcomesOf(outcomes, 'time-to-event').filter(
    (outcome) => outcome.subgroup === undefined && outcome.n === n && outcome.result.endpoint === 'overall survival',
  );
  if (new Set(whole.map(({ result }) => result.origin)).size < 2) return null;
  return {
    caption: `The same ${n} patients, overall survival counted from ${whole.length} different events`,
    remark: `One group of patients, not ${whole.length} results: the longer times hold the time before the later events. None can be set against a series that counts from another event.`,
    rows: whole.map(({ id, result }) => ({
      origin: ORIGIN_WORDS[result.origin],
      median: medianText(result) ?? NOT_GIVEN,
      interval: monthsInterval(result) ?? NOT_GIVEN,
      outcome: { href: `#${id}`, text: id },
    })),
  };
}
