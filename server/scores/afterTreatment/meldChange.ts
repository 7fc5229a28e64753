import { type Fact, known } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import type { Interval } from '../../chart/interval.ts';
import { readMeld } from '../readers/readMeld.ts';
import type { Score } from '../score.ts';
import type { LaboratoryValue } from './laboratoryValue.ts';

/** The laboratory values MELD is computed from, at one time. */
export type MeldValues = Readonly<Record<'creatinine' | 'total-bilirubin' | 'inr', Fact<LaboratoryValue>>>;

/** MELD (UNOS 2002) before and after a treatment, each with its inputs, dates, bounds and reasons. */
export interface MeldChange {
  readonly baseline: Score;
  readonly followUp: Score;
  /** Follow-up less baseline, in points as reported; `null` when one of the two is not computable. */
  readonly change: number | null;
  /** The two groups whose survival the liver-directed series gives apart (Krzyston 2020, Table 2). */
  readonly group: 'stable-or-decreased' | 'increased' | null;
  /** "no change because at follow-up not computable because ..."; absent when there is a change. */
  readonly notComputable?: string;
}

/** @param dialysisBefore dialysis in the week before an instant (epoch milliseconds) */
export function meldChange(
  baseline: MeldValues,
  followUp: MeldValues,
  dialysisBefore: (at: number) => Fact<boolean>,
): MeldChange {
  const [before, after] = [meldOf(baseline, dialysisBefore), meldOf(followUp, dialysisBefore)];
  if (before.value !== null && after.value !== null) {
    const change = after.value - before.value;
    return { baseline: before, followUp: after, change, group: change > 0 ? 'increased' : 'stable-or-decreased' };
  }
  const reasons = [
    before.notComputable && `at baseline ${before.notComputable}`,
    after.notComputable && `at follow-up ${after.notComputable}`,
  ];
  const notComputable = `no change because ${reasons.filter(Boolean).join('; ')}`;
  return { baseline: before, followUp: after, change: null, group: null, notComputable };
}

type MeldFacts = Pick<Facts, keyof MeldValues | 'dialysis'>;

function meldOf(values: MeldValues, dialysisBefore: (at: number) => Fact<boolean>): Score {
  const { creatinine } = values;
  const facts: MeldFacts = {
    creatinine: intervalOf(creatinine),
    'total-bilirubin': intervalOf(values['total-bilirubin']),
    inr: intervalOf(values.inr),
    // Without a creatinine there is no score, and the time asked about does not matter.
    dialysis: dialysisBefore(creatinine.known ? creatinine.value.period.end : Number.NEGATIVE_INFINITY),
  };
  // MELD reads these four facts and no other.
  return readMeld(facts as Facts);
}

const intervalOf = (fact: Fact<LaboratoryValue>): Fact<Interval> =>
  fact.known ? known(fact.value.interval, fact.sources, fact.setAside) : fact;
