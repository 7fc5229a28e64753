import { type Fact, known } from '../../chart/fact.ts';
import type { Facts } from '../../chart/facts.ts';
import type { Interval } from '../../chart/interval.ts';
import { readMeld } from '../readers/readMeld.ts';
import type { Score } from '../score.ts';
import type { LaboratoryValue } from './laboratoryValue.ts';
import type { TreatmentRecord } from './treatmentRecord.ts';

/** The laboratory values MELD is computed from, at one time. */
export type MeldValues = Readonly<Record<'creatinine' | 'total-bilirubin' | 'inr', Fact<LaboratoryValue>>>;

/** MELD (UNOS 2002) before and after a treatment, each with its inputs, dates, bounds and reasons. */
export interface MeldChange {
  readonly baseline: Score;
  readonly followUp: Score;
  /** Follow-up less baseline, in points as reported; `null` when one of the two is not computable. */
  readonly change: number | null;
  /** Names of the anticoagulants in force at either INR: they raise it, and MELD with it. */
  readonly anticoagulants: readonly string[];
  /** The two groups whose survival the liver-directed series gives apart (Krzyston 2020, Table 2). */
  readonly group: 'stable-or-decreased' | 'increased' | null;
  /** "no change because at follow-up not computable because ..."; absent when there is a change. */
  readonly notComputable?: string;
}

/** What else MELD depends on, at an instant (epoch milliseconds). */
type Circumstances = Pick<TreatmentRecord, 'dialysisBefore' | 'anticoagulatedAt'>;

export function meldChange(baseline: MeldValues, followUp: MeldValues, circumstances: Circumstances): MeldChange {
  const taken = { before: anticoagulantsAt(baseline, circumstances), after: anticoagulantsAt(followUp, circumstances) };
  const before = meldOf(baseline, taken.before, circumstances);
  const after = meldOf(followUp, taken.after, circumstances);
  const anticoagulants = [...new Set([...taken.before, ...taken.after])];
  if (before.value !== null && after.value !== null) {
    const change = after.value - before.value;
    const group = change > 0 ? 'increased' : 'stable-or-decreased';
    return { baseline: before, followUp: after, change, group, anticoagulants };
  }
  const reasons = [
    before.notComputable && `at baseline ${before.notComputable}`,
    after.notComputable && `at follow-up ${after.notComputable}`,
  ];
  const notComputable = `no change because ${reasons.filter(Boolean).join('; ')}`;
  return { baseline: before, followUp: after, change: null, group: null, anticoagulants, notComputable };
}

type MeldFacts = Pick<Facts, keyof MeldValues | 'dialysis'>;

/** Without an INR nothing can have raised it. */
function anticoagulantsAt({ inr }: MeldValues, { anticoagulatedAt }: Circumstances): readonly string[] {
  const taken = inr.known ? anticoagulatedAt(inr.value.period.end) : inr;
  return taken.known ? taken.sources.map(({ asRecorded }) => asRecorded) : [];
}

function meldOf(values: MeldValues, anticoagulants: readonly string[], { dialysisBefore }: Circumstances): Score {
  const { creatinine } = values;
  const facts: MeldFacts = {
    creatinine: intervalOf(creatinine),
    'total-bilirubin': intervalOf(values['total-bilirubin']),
    inr: intervalOf(values.inr),
    // Without a creatinine there is no score, and the time asked about does not matter.
    dialysis: dialysisBefore(creatinine.known ? creatinine.value.period.end : Number.NEGATIVE_INFINITY),
  };
  // MELD is computed from these four facts and no other.
  return readMeld(facts as Facts, anticoagulants);
}

const intervalOf = (fact: Fact<LaboratoryValue>): Fact<Interval> =>
  fact.known ? known(fact.value.interval, fact.sources, fact.setAside) : fact;
